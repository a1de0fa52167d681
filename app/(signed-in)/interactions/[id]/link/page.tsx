import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField, TextField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { Section } from '#components/ui/section.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { readAddress } from '../../../read-address.ts';
import { createContactOfAction, linkContactAction } from '../../actions.ts';
import { ContactSearch } from '../../contact-search.tsx';
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
  const search = [(await readAddress(searchParams)).given.search].flat()[0] ?? view.identity?.value ?? '';
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
          <ContactSearch
            actor={actor}
            page={`/interactions/${view.id}/link`}
            search={search}
            label={t('interactions.linkPage.title')}
            choice={({ id, name }) => (
              <ActionForm action={linkContactAction}>
                <HiddenField name="id" value={view.id} />
                <HiddenField name="contactId" value={id} />
                <SubmitButton variant="default" aria-label={`${t('interactions.linkPage.choose')}: ${name}`}>
                  {t('interactions.linkPage.choose')}
                </SubmitButton>
              </ActionForm>
            )}
          />
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
