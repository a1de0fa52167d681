import { Check, Split } from 'lucide-react';
import type { ReactNode } from 'react';
import { type MergeColumn, MergeTable } from '#components/merges/merge-table.tsx';
import { PreviewOnChange } from '#components/merges/review-form.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { avatarHref } from '#lib/contacts/avatar/avatar-href.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { GroupLink } from '#lib/duplicates/reading/group-links.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { formatCpf, formatPhone } from '#lib/identifiers/format.ts';
import type { MergeReview } from '#lib/merges/review-merge.ts';
import type { ReviewQuery } from './review-query.ts';
import { reviewRows } from './review-rows.ts';

interface ReviewPageProps {
  actor: Actor;
  review: MergeReview;
  query: ReviewQuery;
  /** This page's address without choices, and what else stands in it. */
  path: string;
  keep: string;
  action: FormAction;
  /** Why the one remains that does, where nobody chose; a key of `merges.review.reasons`. */
  reason: string | null;
  /** Of the form beside what is chosen. */
  fields: ReactNode;
  /** Where one goes on without a decision. */
  skip: { href: string; label: string; key?: string };
}

/** Contacts side by side, the result beside them, and a bar with the decisions. A form that works without scripts. */
export async function ReviewPage(props: ReviewPageProps) {
  const { actor, review, query, path, keep, action, fields, skip } = props;
  const t = await getTranslations();
  const { plan, contacts, links, size, outIds, conflicts, seen } = review;
  const count = plan ? size : 0;
  const hidden = size - contacts.filter(({ id }) => !outIds.includes(id)).length;
  return (
    <ActionForm action={action} className="flex min-h-0 grow flex-col" label={t('merges.review.table')}>
      {fields}
      <HiddenField name="path" value={path} />
      <HiddenField name="keep" value={keep} />
      <HiddenField name="seen" value={seen} />
      <HiddenField name="automatic" value={query.primaryId ? '' : (plan?.primary.id ?? '')} />
      {contacts.map(({ id }) => (
        <HiddenField key={id} name="shown" value={id} />
      ))}
      {/* What Enter presses: it only looks. */}
      <button type="submit" name="do" value="preview" className="sr-only" tabIndex={-1}>
        {t('merges.review.update')}
      </button>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3 text-small">
        <Links links={links} names={contacts.map(({ id }) => id)} t={t} />
        <span className="ml-auto text-base-content/75">{t('merges.review.nothingLost')}</span>
      </div>
      {conflicts.length > 0 && (
        <Alert tone="warning" title={t('merges.review.conflicts.title')} className="mx-5 mb-3">
          {conflicts.map((conflict) => (
            <p key={conflict}>{t(`merges.review.conflicts.${conflict}`)}</p>
          ))}
        </Alert>
      )}
      <PreviewOnChange path={path} keep={keep}>
        {plan && (
          <MergeTable
            columns={columnsOf(props, t)}
            rows={reviewRows({ ...review, plan }, { actor, t, chosen: query.chosen })}
            words={{
              table: t('merges.review.table'),
              field: t('merges.review.field'),
              result: t('merges.review.result'),
              resultHint: t('merges.review.resultHint'),
              primary: t('merges.review.primary'),
              makePrimary: t('merges.review.makePrimary'),
              takesPart: t('merges.review.takesPart'),
              empty: t('merges.review.empty'),
            }}
          />
        )}
      </PreviewOnChange>
      {!plan && (
        <p className="px-5 py-3">
          <ButtonLink href={keep ? `${path}?${keep}` : path}>{t('merges.review.everybody')}</ButtonLink>
        </p>
      )}
      {plan && hidden > 0 && (
        <p className="px-5 py-3 text-small text-base-content/80">
          {t('merges.review.more', { count: hidden })}
        </p>
      )}
      <div className="merge-bar mt-auto flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
        <div className="min-w-0 grow basis-64 text-body text-base-content/80">
          {plan ? t('merges.review.summary', { count, others: count - 1 }) : t('merges.review.tooFew')}
          {plan?.becomesBlocked && (
            <label className="mt-1.5 flex cursor-pointer items-start gap-2 text-small">
              <input
                type="checkbox"
                name="blocked"
                value="true"
                data-quiet=""
                className="checkbox checkbox-sm"
              />
              {t('merges.review.blocked')}
            </label>
          )}
        </div>
        <SubmitButton name="do" value="preview" variant="ghost" className="unscripted-only">
          {t('merges.review.update')}
        </SubmitButton>
        <ButtonLink href={skip.href} variant="ghost" data-key={skip.key}>
          {skip.label}
          {skip.key && <Key>{skip.key}</Key>}
        </ButtonLink>
        <SubmitButton
          name="do"
          value="apart"
          variant="default"
          data-key="d"
          icon={<Split aria-hidden="true" size={14} strokeWidth={1.75} />}
        >
          {t('merges.review.apart')}
          <Key>d</Key>
        </SubmitButton>
        {plan && (
          <SubmitButton
            name="do"
            value="merge"
            data-key="m"
            icon={<Check aria-hidden="true" size={14} strokeWidth={1.75} />}
          >
            {t('merges.review.merge', { count })}
            <Key>m</Key>
          </SubmitButton>
        )}
      </div>
    </ActionForm>
  );
}

function Key({ children }: { children: string }) {
  return (
    <span aria-hidden="true" className="scripted-only max-md:hidden">
      <kbd className="kbd kbd-xs">{children}</kbd>
    </span>
  );
}

function columnsOf({ actor, review, query, reason }: ReviewPageProps, t: Words): MergeColumn[] {
  const { plan, contacts, outIds } = review;
  return contacts.map((contact): MergeColumn => {
    const isPrimary = contact.id === plan?.primary.id;
    const last = contact.lastInteractionAt;
    return {
      id: contact.id,
      name: contact.name,
      src: avatarHref(contact),
      href: `/contacts/${contact.id}`,
      detail: [
        t('merges.review.number', { id: String(contact.id) }),
        last
          ? t('merges.review.lastInteraction', { when: formatWhen(last, actor) })
          : t('merges.review.never'),
      ].join(' · '),
      isPrimary,
      reason: isPrimary && !query.primaryId && reason ? t(`merges.review.reasons.${reason}`) : null,
      isIn: !outIds.includes(contact.id),
    };
  });
}

/** `+55 11 98801-6579 liga 1 e 2` */
function Links({ links, names, t }: { links: readonly GroupLink[]; names: readonly number[]; t: Words }) {
  if (links.length === 0) return null;
  return (
    <ul aria-label={t('merges.review.links')} className="flex flex-wrap gap-x-4 gap-y-1">
      {links.map((link) => (
        <li key={`${link.kind} ${link.value}`}>
          <b className="num font-medium">{shown(link)}</b>{' '}
          {link.crowded
            ? t('merges.review.linkCrowded', { count: link.holders })
            : t('merges.review.link', {
                who: link.contactIds.map((id) => `${names.indexOf(id) + 1}`).join(', '),
              })}
        </li>
      ))}
    </ul>
  );
}

function shown({ kind, value }: GroupLink): string {
  if (kind === 'cpf') return formatCpf(value);
  return kind === 'phone' ? formatPhone(value) : value;
}
