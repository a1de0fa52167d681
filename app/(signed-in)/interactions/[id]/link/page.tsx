import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Button } from '#components/ui/button.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField, TextField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { Section } from '#components/ui/section.tsx';
import { RecordFacts, RecordTable } from '#components/ui/table/record-table.tsx';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { formatPhone } from '#lib/identifiers/format.ts';
import type { InteractionInFull } from '#lib/interactions/get-interaction.ts';
import { createContactOfAction, linkContactAction } from '../../actions.ts';
import { whoOf } from '../../interaction-words.ts';
import { loadInteraction } from '../load-interaction.ts';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interactions'))('linkPage.title') };
}

/** Who an unknown sender is: found among the contacts by what is known of them, or made. */
export default async function LinkContactPage({ params, searchParams }: Props) {
  const { actor, view } = await loadInteraction((await params).id);
  if (view.contact) redirect(`/interactions/${view.id}`);
  const t = await getTranslations();
  const search = [(await searchParams).search].flat()[0] ?? view.identity?.value ?? '';
  return (
    <>
      <PageHeader
        title={t('interactions.linkPage.title')}
        breadcrumb={[
          { href: '/desk', label: t('desk.title') },
          { href: `/interactions/${view.id}`, label: whoOf(view, t) },
        ]}
      />
      <div className="max-w-4xl p-4 sm:p-5">
        <p className="mb-5 text-body text-base-content/75">{t('interactions.linkPage.lead')}</p>
        <Section title={t('interactions.link')}>
          <form method="get" className="mb-4 flex items-end gap-2">
            <TextField
              name="search"
              type="search"
              label={t('interactions.linkPage.search')}
              defaultValue={search}
              maxLength={LONGEST.search}
              className="grow"
            />
            <Button type="submit">{t('interactions.linkPage.find')}</Button>
          </form>
          {search !== '' && <Found actor={actor} view={view} search={search.slice(0, LONGEST.search)} />}
        </Section>
        {can(actor, 'contacts.create') && (
          <Section title={t('interactions.create')}>
            <ActionForm action={createContactOfAction} className="flex flex-wrap items-end gap-2">
              <HiddenField name="id" value={view.id} />
              <TextField
                name="name"
                label={t('contacts.fields.name')}
                defaultValue={view.identity?.displayName ?? ''}
                maxLength={LONGEST.name}
                autoComplete="off"
                className="grow"
                required
              />
              <SubmitButton>{t('interactions.create')}</SubmitButton>
            </ActionForm>
          </Section>
        )}
      </div>
    </>
  );
}

interface FoundProps {
  actor: Actor;
  view: InteractionInFull;
  search: string;
}

async function Found({ actor, view, search }: FoundProps) {
  const t = await getTranslations();
  const { items } = await listContacts(actor, { search, limit: 20 });
  if (items.length === 0)
    return <p className="text-body text-base-content/75">{t('interactions.linkPage.none')}</p>;
  return (
    <RecordTable
      isFramed
      label={t('interactions.linkPage.title')}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t('contacts.fields.name'),
          phone: 'title',
          cell: ({ name, phones, email, clientCode }) => (
            <>
              {name}
              <RecordFacts>{[...phones.slice(0, 2).map(formatPhone), email, clientCode]}</RecordFacts>
            </>
          ),
        },
        {
          label: t('desk.columns.actions'),
          phone: 'buttons',
          className: 'md:w-32 md:text-right',
          cell: ({ id, name }) => (
            <ActionForm action={linkContactAction}>
              <HiddenField name="id" value={view.id} />
              <HiddenField name="contactId" value={id} />
              <SubmitButton variant="default" aria-label={`${t('interactions.linkPage.choose')}: ${name}`}>
                {t('interactions.linkPage.choose')}
              </SubmitButton>
            </ActionForm>
          ),
        },
      ]}
    />
  );
}
