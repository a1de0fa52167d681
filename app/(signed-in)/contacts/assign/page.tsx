import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AssignForm } from '#components/contacts/portfolio/assign-form.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { contactFormValues } from '#lib/contacts/contact-form-values.ts';
import { portfolioChoices } from '../portfolio-choices.ts';
import { chooseAssignmentAction } from './actions.ts';
import { type AddressProps, loadAssignment } from './load-assignment.ts';
import { NobodySelected } from './nobody-selected.tsx';
import { SelectionFields } from './selection-fields.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('portfolio'))('assign.title') };
}

export default async function AssignPage({ searchParams }: AddressProps) {
  const { actor, selection, only, count, portfolio } = await loadAssignment(searchParams);
  const t = await getTranslations();
  const chosen = Object.entries(portfolio).map(([name, value]) => [`portfolio.${name}`, value]);
  const current = only ? contactFormValues(only, actor) : {};
  return (
    <>
      <PageHeader
        title={t('portfolio.assign.title')}
        breadcrumb={[
          { href: '/contacts', label: t('contacts.title') },
          ...(only ? [{ href: `/contacts/${only.id}`, label: only.name }] : []),
        ]}
      />
      {selection && count > 0 ? (
        <AssignForm
          action={chooseAssignmentAction}
          choices={await portfolioChoices(actor, only?.portfolio)}
          values={chosen.length > 0 ? Object.fromEntries(chosen) : current}
          selected={t('portfolio.assign.selected', { count })}
          mayUnassign={!only || only.portfolio !== null}
          cancel={only ? `/contacts/${only.id}` : '/contacts'}
        >
          <SelectionFields selection={selection} />
        </AssignForm>
      ) : (
        <NobodySelected wereChosen={selection !== null} />
      )}
    </>
  );
}
