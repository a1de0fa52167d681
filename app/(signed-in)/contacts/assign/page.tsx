import type { Metadata } from 'next';
import { AssignForm } from '#components/contacts/portfolio/assign-form.tsx';
import { SelectionFields } from '#components/contacts/selection/selection-fields.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { contactFormValues } from '#lib/contacts/input/contact-form-values.ts';
import { selectionParameters } from '#lib/contacts/selection/selection.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { NobodySelected } from '../bulk/bulk-page.tsx';
import { portfolioChoices } from '../form/portfolio-choices.ts';
import { chooseAssignmentAction } from './actions.ts';
import { type AddressProps, loadAssignment } from './load-assignment.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('portfolio'))('assign.title') };
}

export default async function AssignPage({ searchParams }: AddressProps) {
  const { actor, selection, only, count, portfolio, returnTo } = await loadAssignment(searchParams);
  if (!selection || count === 0) return <NobodySelected back={returnTo} />;
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
      <AssignForm
        action={chooseAssignmentAction}
        choices={await portfolioChoices(actor, only?.portfolio)}
        values={chosen.length > 0 ? Object.fromEntries(chosen) : current}
        selected={t('portfolio.assign.selected', { count })}
        arePicked={'contacts' in selection}
        mayUnassign={!only || only.portfolio !== null}
        cancel={returnTo}
      >
        <SelectionFields parameters={selectionParameters(selection)} />
        <HiddenField name="returnTo" value={returnTo} />
      </AssignForm>
    </>
  );
}
