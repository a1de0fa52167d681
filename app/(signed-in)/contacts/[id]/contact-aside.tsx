import { getTranslations } from 'next-intl/server';
import { ActionForm } from '#components/ui/action-form.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { type Definition, DefinitionList } from '#components/ui/definition-list.tsx';
import { HiddenField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { SOCIAL_FIELDS } from '#lib/contacts/contact-json.ts';
import type { Contact } from '#lib/contacts/contact-record.ts';
import type { Actor } from '#lib/core/actor.ts';
import { formatDateTime, formatDay } from '#lib/core/format-date.ts';
import { can } from '#lib/core/permissions.ts';
import { formatCnpj, formatCpf, formatPhone } from '#lib/identifiers/format.ts';
import { setContactActiveAction } from '../actions.ts';
import { PortfolioBlock } from './portfolio-block.tsx';
import { shownValue } from './shown-value.ts';

interface AsideProps {
  contact: Contact;
  actor: Actor;
}

/** What the record says, block by block; blocks that say nothing are not there. */
export async function ContactAside({ contact, actor }: AsideProps) {
  const t = await getTranslations('contacts');
  const label = (field: string) => t(`fields.${field}`);
  return (
    <aside
      aria-label={t('recordLabel')}
      className="min-w-0 px-4 py-5 sm:px-6 xl:col-start-2 xl:row-span-2 xl:row-start-1 xl:bg-base-200/50 xl:px-5"
    >
      <Block title={t('form.personal')} rows={personal(contact, actor, label, t)} always />
      <PortfolioBlock contact={contact} actor={actor} />
      <Block title={t('form.address')} rows={addressRows(contact, label)} />
      <Block
        title={t('form.social')}
        rows={filled(
          SOCIAL_FIELDS.map((field) => ({ key: field, label: label(field), value: contact[field] })),
        )}
      />
      <Block
        title={t('form.customFields')}
        rows={contact.customFields.map((field) => ({
          key: String(field.id),
          label: field.name,
          value: shownValue(field, actor.locale),
        }))}
      />
      <Block
        title={t('record')}
        rows={[
          { label: t('createdAt'), value: formatDateTime(contact.createdAt, actor) },
          { label: t('updatedAt'), value: formatDateTime(contact.updatedAt, actor) },
        ]}
      />
      <Deeds contact={contact} actor={actor} />
    </aside>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<'contacts'>>>;

function personal(contact: Contact, actor: Actor, label: (field: string) => string, t: Words): Definition[] {
  const { cpf, cnpj, email, birthDate, gender, company, externalId, language, phones } = contact;
  const phoneRows = phones.map((phone, at) => ({
    key: `phone-${phone}`,
    label: at === 0 ? label('phone') : t('phoneNumber', { number: at + 1 }),
    value: (
      <a href={`tel:+${phone}`} className="underline-offset-2 hover:underline">
        {formatPhone(phone)}
      </a>
    ),
  }));
  const emailLink = email && (
    <a href={`mailto:${email}`} className="underline-offset-2 hover:underline">
      {email}
    </a>
  );
  return [
    ...filled([
      { label: 'CPF', value: cpf && formatCpf(cpf) },
      { label: 'CNPJ', value: cnpj && formatCnpj(cnpj) },
    ]),
    ...(phoneRows.length > 0 ? phoneRows : [{ label: label('phone'), value: null }]),
    { label: label('email'), value: emailLink },
    ...filled([
      { label: label('birthDate'), value: birthDate && formatDay(birthDate, actor.locale) },
      { label: label('gender'), value: gender && t(`genders.${gender}`) },
      { label: label('company'), value: company },
      { label: label('externalId'), value: externalId },
      { label: label('language'), value: language },
      { label: label('segments'), value: contact.segments.map(({ name }) => name).join(', ') },
    ]),
  ];
}

function filled(rows: Definition[]): Definition[] {
  return rows.filter(({ value }) => value);
}

function addressRows(contact: Contact, label: (field: string) => string): Definition[] {
  const { street, number, complement, city, state, zipCode, country } = contact;
  return filled([
    { label: label('street'), value: [street, number].filter(Boolean).join(', ') },
    { label: label('complement'), value: complement },
    { label: label('city'), value: [city, state].filter(Boolean).join(' · ') },
    { label: label('zipCode'), value: zipCode },
    { label: label('country'), value: country },
  ]);
}

function Block({ title, rows, always }: { title: string; rows: Definition[]; always?: boolean }) {
  if (rows.length === 0 && !always) return null;
  return (
    <section className="mb-5">
      <h2 className="mb-1 text-small font-semibold text-base-content/75">{title}</h2>
      <DefinitionList rows={rows} />
    </section>
  );
}

async function Deeds({ contact, actor }: AsideProps) {
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
