import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { can } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { getIdentity } from '#lib/interactions/identities/list-identities.ts';
import { orNotFound, showForbidden, showNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { ContactSearch } from '../../../../../interactions/contact-search.tsx';
import { identityText } from '../../../../../interactions/interaction-words.ts';
import { readAddress } from '../../../../../read-address.ts';
import { moveIdentityAction } from '../../../identity-actions.ts';
import { loadContact } from '../../../load-contact.ts';

type Props = {
  params: Promise<{ id: string; identity: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contactChannels.identities'))('moveTitle') };
}

/** Whose an identity is instead: the contact is looked for in the page's own address. */
export default async function MoveIdentityPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'contacts.edit')) return showForbidden();
  const { id, identity } = await params;
  const contact = await loadContact(id);
  const moved = await orNotFound(getIdentity(actor, idOf(identity)));
  if (moved.contactId !== contact.id) return showNotFound();
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('contactChannels.identities.moveTitle')}
        breadcrumb={[
          { href: '/contacts', label: t('contacts.title') },
          { href: `/contacts/${contact.id}?tab=channels`, label: contact.name },
        ]}
      />
      <div className="max-w-4xl p-4 sm:p-5">
        <p className="mb-5 text-body text-base-content/75">
          {t('contactChannels.identities.moveLead', { identity: identityText(moved) })}
        </p>
        <ContactSearch
          actor={actor}
          page={`/contacts/${contact.id}/identities/${moved.id}/move`}
          search={[(await readAddress(searchParams)).given.search].flat()[0] ?? ''}
          label={t('contactChannels.identities.moveTitle')}
          choice={(other) =>
            other.id !== contact.id && (
              <ActionForm action={moveIdentityAction}>
                <HiddenField name="id" value={moved.id} />
                <HiddenField name="contactId" value={other.id} />
                <SubmitButton
                  variant="default"
                  aria-label={`${t('interactions.linkPage.choose')}: ${other.name}`}
                >
                  {t('interactions.linkPage.choose')}
                </SubmitButton>
              </ActionForm>
            )
          }
        />
      </div>
    </>
  );
}
