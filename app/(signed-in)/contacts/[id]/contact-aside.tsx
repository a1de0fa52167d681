import { ActionForm } from '#components/ui/action-form.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { type Definition, DefinitionList } from '#components/ui/definition-list.tsx';
import { HiddenField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { setContactActiveAction } from '../actions.ts';
import { PortfolioBlock } from './portfolio-block.tsx';
import { recordRows } from './record-rows.tsx';

interface AsideProps {
  contact: Contact;
  actor: Actor;
}

/** What the record says, who serves the contact, and what may be done with it. */
export async function ContactAside({ contact, actor }: AsideProps) {
  const t = await getTranslations('contacts');
  const { contactFields } = await getOrganization();
  return (
    <aside
      aria-label={t('recordLabel')}
      className="min-w-0 px-4 py-5 sm:px-6 @min-[76rem]:col-start-2 @min-[76rem]:row-span-2 @min-[76rem]:row-start-1 @min-[76rem]:bg-base-200/50 @min-[76rem]:px-5"
    >
      <Block title={t('form.label')} rows={recordRows(contact, { actor, t, order: contactFields })} />
      <PortfolioBlock contact={contact} actor={actor} />
      <Block
        title={t('record')}
        rows={[
          { label: t('createdAt'), value: formatDateTime(contact.createdAt, actor) },
          { label: t('updatedAt'), value: formatDateTime(contact.updatedAt, actor) },
        ]}
      />
      <Actions contact={contact} actor={actor} />
    </aside>
  );
}

function Block({ title, rows }: { title: string; rows: Definition[] }) {
  return (
    <section className="mb-5">
      <h2 className="mb-1 text-small font-semibold text-base-content/75">{title}</h2>
      <DefinitionList rows={rows} />
    </section>
  );
}

async function Actions({ contact, actor }: AsideProps) {
  const t = await getTranslations('contacts');
  const { id, active } = contact;
  return (
    <div className="flex flex-wrap gap-2">
      {can(actor, 'contacts.activate') && !contact.anonymizedAt && (
        <ActionForm action={setContactActiveAction}>
          <HiddenField name="id" value={id} />
          <HiddenField name="active" value={String(!active)} />
          <SubmitButton variant="default">{t(active ? 'deactivate' : 'activate')}</SubmitButton>
        </ActionForm>
      )}
      {can(actor, 'contacts.delete') && (
        <ButtonLink href={`/contacts/${id}/delete`} variant="danger">
          {t('delete.action')}
        </ButtonLink>
      )}
    </div>
  );
}
