import { Plus } from 'lucide-react';
import Link from 'next/link';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { MoreMenu } from '#components/ui/more-menu.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { type Identity, listIdentities } from '#lib/interactions/identities/list-identities.ts';
import { identityText } from '../../interactions/interaction-words.ts';
import { removeIdentityAction } from './identity-actions.ts';

/** By what platforms know the contact, and the ways to put that right by hand. */
export async function IdentityList({ contact, actor }: { contact: Contact; actor: Actor }) {
  const t = await getTranslations('contactChannels.identities');
  const identities = await listIdentities(actor, contact.id);
  const mayEdit = can(actor, 'contacts.edit') && !contact.anonymizedAt;
  if (identities.length === 0 && !mayEdit) return null;
  return (
    <section aria-labelledby="identities" className="mb-6">
      <div className="mb-1 flex flex-wrap items-center justify-between gap-3">
        <h2 id="identities" className="text-small font-semibold text-base-content/75">
          {t('title')}
        </h2>
        {mayEdit && (
          <ButtonLink
            href={`/contacts/${contact.id}/identities/new`}
            variant="ghost"
            icon={<Plus aria-hidden="true" size={14} strokeWidth={1.75} />}
          >
            {t('add')}
          </ButtonLink>
        )}
      </div>
      <p className="mb-1 text-small text-base-content/75">{t(identities.length > 0 ? 'text' : 'none')}</p>
      {identities.length > 0 && (
        <ul data-rows="" className="divide-y divide-base-300/60 border-y border-base-300/60">
          {identities.map((identity) => (
            <IdentityRow
              key={identity.id}
              identity={identity}
              contactId={contact.id}
              actor={actor}
              mayEdit={mayEdit}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface RowProps {
  identity: Identity;
  contactId: number;
  actor: Actor;
  mayEdit: boolean;
}

async function IdentityRow({ identity, contactId, actor, mayEdit }: RowProps) {
  const t = await getTranslations();
  const shown = identityText(identity);
  const facts = [
    t(`interactions.identities.${identity.kind}`),
    identity.username && `@${identity.username.replace(/^@/, '')}`,
    t('contactChannels.identities.seen', { when: formatWhen(identity.lastSeenAt, actor) }),
    identity.linkedBy && t('contactChannels.identities.by', { who: identity.linkedBy }),
  ];
  return (
    <li className="flex items-center gap-3 py-2 text-body">
      <div className="min-w-0 grow">
        <span className="num break-all">{shown}</span>
        <span className="block text-small text-base-content/75">{facts.filter(Boolean).join(' · ')}</span>
      </div>
      {mayEdit && (
        <MoreMenu label={t('contactChannels.identities.actions', { identity: shown })} size="xs">
          <Link href={`/contacts/${contactId}/identities/${identity.id}/move`} prefetch={false}>
            {t('contactChannels.identities.move')}
          </Link>
          <ActionForm action={removeIdentityAction}>
            <HiddenField name="id" value={identity.id} />
            <SubmitButton variant="ghost" className="grave">
              {t('contactChannels.identities.remove')}
            </SubmitButton>
          </ActionForm>
        </MoreMenu>
      )}
    </li>
  );
}
