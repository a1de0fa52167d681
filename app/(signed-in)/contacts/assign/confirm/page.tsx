import type { Metadata } from 'next';
import { ConfirmAssignment } from '#components/contacts/portfolio/confirm-assignment.tsx';
import { SelectionFields } from '#components/contacts/selection/selection-fields.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { MOST_AT_ONCE } from '#lib/bulk/start-bulk-change.ts';
import { selectionParameters } from '#lib/contacts/selection/selection.ts';
import { Refused } from '#lib/core/errors.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { previewAssignment } from '#lib/portfolio/preview-assignment.ts';
import { NobodySelected } from '../../bulk/bulk-page.tsx';
import { assignContactsAction } from '../actions.ts';
import { assignmentHref } from '../assignment-address.ts';
import { type AddressProps, loadAssignment } from '../load-assignment.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('portfolio'))('confirm.title') };
}

export default async function ConfirmAssignmentPage({ searchParams }: AddressProps) {
  const { actor, key, selection, only, count, portfolio, returnTo } = await loadAssignment(searchParams);
  if (!selection || count === 0) return <NobodySelected back={returnTo} />;
  const t = await getTranslations();
  const title = portfolio.flow === 'unassign' ? 'portfolio.confirm.unassignTitle' : 'portfolio.confirm.title';
  return (
    <>
      <PageHeader
        title={t(title)}
        breadcrumb={[
          { href: '/contacts', label: t('contacts.title') },
          ...(only ? [{ href: `/contacts/${only.id}`, label: only.name }] : []),
        ]}
      />
      <ConfirmAssignment
        action={assignContactsAction}
        preview={await previewAssignment(actor, selection, portfolio).catch(nullWhenRefused)}
        back={assignmentHref('/contacts/assign', selection, portfolio, returnTo, key)}
        cancel={returnTo}
        mostAtOnce={MOST_AT_ONCE}
      >
        <SelectionFields parameters={selectionParameters(selection)} />
        {Object.entries({ ...portfolio }).map(([name, value]) => (
          <HiddenField key={name} name={`portfolio.${name}`} value={value} />
        ))}
        <HiddenField name="returnTo" value={returnTo} />
      </ConfirmAssignment>
    </>
  );
}

function nullWhenRefused(error: unknown): null {
  if (error instanceof Refused) return null;
  throw error;
}
