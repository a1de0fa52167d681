import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConfirmAssignment } from '#components/contacts/portfolio/confirm-assignment.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { MOST_AT_ONCE } from '#lib/contacts/bulk/start-bulk-change.ts';
import { Refused } from '#lib/core/errors.ts';
import { previewAssignment } from '#lib/portfolio/preview-assignment.ts';
import { assignContactsAction } from '../actions.ts';
import { assignmentHref, PORTFOLIO_FIELDS } from '../assignment-address.ts';
import { type AddressProps, loadAssignment } from '../load-assignment.ts';
import { NobodySelected } from '../nobody-selected.tsx';
import { SelectionFields } from '../selection-fields.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('portfolio'))('confirm.title') };
}

export default async function ConfirmAssignmentPage({ searchParams }: AddressProps) {
  const { actor, selection, only, count, portfolio } = await loadAssignment(searchParams);
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
      {selection && count > 0 ? (
        <ConfirmAssignment
          action={assignContactsAction}
          preview={await previewAssignment(actor, selection, portfolio).catch(nullWhenRefused)}
          chosen={PORTFOLIO_FIELDS.map((name) => [`portfolio.${name}`, portfolio[name] ?? ''])}
          back={assignmentHref('/contacts/assign', selection, portfolio)}
          cancel={only ? `/contacts/${only.id}` : '/contacts'}
          mostAtOnce={MOST_AT_ONCE}
        >
          <SelectionFields selection={selection} />
        </ConfirmAssignment>
      ) : (
        <NobodySelected wereChosen={selection !== null} />
      )}
    </>
  );
}

function nullWhenRefused(error: unknown): null {
  if (error instanceof Refused) return null;
  throw error;
}
