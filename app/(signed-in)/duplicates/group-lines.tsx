import type { GroupLine, MemberLine, MemberValue } from '#components/duplicates/group-list.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import type { GroupLink } from '#lib/duplicates/reading/group-links.ts';
import type { DuplicateGroup } from '#lib/duplicates/reading/read-groups.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import type { Words } from '#lib/i18n/get-translations.ts';
import { dismissAction, ignoreValueAction } from './actions.ts';
import { shownIdentifier } from './shown-identifier.ts';

interface Reader {
  actor: Actor;
  t: Words<'duplicates'>;
  /** The list's address without its page: where a decision leads back to. */
  here: string;
}

/** Members shown of a group, and phones of each besides those in common. */
const MOST = { members: 6, phones: 1 };

export function groupLine(group: DuplicateGroup, reader: Reader): GroupLine {
  const { actor, t, here } = reader;
  const { id, size, kinds, conflicts, members, primaryId } = group;
  const primary = members.find((one) => one.id === primaryId);
  const title = primary?.name ?? '';
  const query = here.slice('/duplicates'.length);
  const href = `/duplicates/${primaryId}${query}`;
  const shown = members.slice(0, MOST.members);
  return {
    id,
    href,
    title,
    size: t('group.contacts', { count: size }),
    kinds: kinds.map((kind) => t(`kinds.${kind}`)),
    doubts: conflicts.map((conflict) => t(`conflicts.${conflict}`)),
    members: shown.map((member) => memberLine(member, group, reader)),
    more: size > shown.length ? t('group.more', { count: size - shown.length }) : null,
    nothing: t('group.nothing'),
    actions: (
      <>
        {size === 2 && <Dismiss group={group} reader={reader} />}
        <ButtonLink href={href} aria-label={t('group.reviewNamed', { name: title })}>
          {t('group.review')}
        </ButtonLink>
      </>
    ),
    notes: group.links
      .filter(({ crowded }) => crowded)
      .map((link) => (
        <Crowd
          key={`${link.kind} ${link.value}`}
          link={link}
          t={t}
          mayIgnore={can(actor, 'organization.manage')}
        />
      )),
  };
}

function memberLine(member: Contact, group: DuplicateGroup, { actor, t }: Reader): MemberLine {
  const { id, name, lastInteractionAt, createdAt, portfolio } = member;
  const why = { when: formatWhen(lastInteractionAt ?? createdAt, actor) };
  const facts = [
    lastInteractionAt
      ? t('group.lastInteraction', { when: formatWhen(lastInteractionAt, actor) })
      : t('group.created', { when: formatWhen(createdAt, actor) }),
  ];
  const isPrimary = id === group.primaryId;
  const reason = group.primaryReason === 'oldest' ? { when: formatWhen(createdAt, actor) } : why;
  return {
    id,
    name,
    href: `/contacts/${id}`,
    primary: isPrimary
      ? { label: t('group.primary'), why: t(`group.reasons.${group.primaryReason}`, reason) }
      : null,
    values: memberValues(member, group.links, t),
    facts: [...(isPrimary ? [] : facts), ...(portfolio ? [portfolio.owner.name] : [])],
  };
}

/** What is in common, and of the rest what one knows people by. */
function memberValues(
  { cpf, phones, email }: Contact,
  links: readonly GroupLink[],
  t: Reader['t'],
): MemberValue[] {
  const marked = (kind: GroupLink['kind'], value: string): MemberValue => {
    const link = links.find((one) => one.kind === kind && one.value === value.toLowerCase());
    return {
      text: shownIdentifier(kind, value),
      shared: link ? t('group.shared', { count: link.holders }) : null,
    };
  };
  const numbers = phones.map((phone) => marked('phone', phone));
  const own = numbers.filter(({ shared }) => !shared);
  const hidden = own.length - MOST.phones;
  return [
    ...(cpf ? [marked('cpf', cpf)] : []),
    ...numbers.filter(({ shared }) => shared),
    ...own.slice(0, MOST.phones),
    ...(hidden > 0 ? [{ text: t('group.morePhones', { count: hidden }), shared: null }] : []),
    ...(email ? [marked('email', email)] : []),
  ];
}

function Dismiss({ group, reader: { t, here } }: { group: DuplicateGroup; reader: Reader }) {
  return (
    <ActionForm action={dismissAction}>
      {group.members.map(({ id }) => (
        <HiddenField key={id} name="contactIds" value={id} />
      ))}
      <HiddenField name="returnTo" value={here} />
      <SubmitButton variant="ghost">{t('group.dismiss')}</SubmitButton>
    </ActionForm>
  );
}

interface CrowdProps {
  link: GroupLink;
  t: Reader['t'];
  mayIgnore: boolean;
}

function Crowd({ link: { kind, value, holders }, t, mayIgnore }: CrowdProps) {
  const shown = shownIdentifier(kind, value);
  return (
    <Alert
      tone="warning"
      className="mt-2"
      actions={
        mayIgnore && (
          <ActionForm action={ignoreValueAction} label={t('group.ignoreNamed', { value: shown })}>
            <HiddenField name="value" value={value} />
            <SubmitButton variant="default">{t('group.ignore')}</SubmitButton>
          </ActionForm>
        )
      }
    >
      {t('group.crowd', { count: holders, value: shown })}
    </Alert>
  );
}
