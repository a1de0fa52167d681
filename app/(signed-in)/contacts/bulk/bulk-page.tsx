import { ListChecks } from 'lucide-react';
import type { ReactNode } from 'react';
import { SelectionFields } from '#components/contacts/selection/selection-fields.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { BULK_ACTIONS, type BulkActionName } from '#lib/bulk/bulk-actions.ts';
import { MOST_AT_ONCE } from '#lib/bulk/start-bulk-change.ts';
import { countSelection } from '#lib/contacts/selection/count-selection.ts';
import { readSelection, selectionParameters } from '#lib/contacts/selection/selection.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { readAddress } from '../../read-address.ts';
import { listAddress } from './list-address.ts';

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

interface BulkPageProps {
  name: Exclude<BulkActionName, 'assign' | 'delete' | 'anonymize'>;
  searchParams: SearchParams;
  formAction: FormAction;
  /** What the action asks for. */
  children?: ReactNode;
}

/** The page before a bulk change: how many contacts it is about, what happens to them, and what it needs to know. */
export async function BulkPage({ name, searchParams, formAction, children }: BulkPageProps) {
  const actor = await requireActor();
  if (!can(actor, BULK_ACTIONS[name].permission)) return showForbidden();
  const address = await readAddress(searchParams);
  const { given } = address;
  const selection = readSelection(given);
  const count = selection ? await countSelection(actor, selection) : 0;
  if (!selection || count === 0) return <NobodySelected back={listAddress(address)} />;
  const t = await getTranslations('bulk');
  return (
    <BulkFrame title={t(`actions.${name}`)} back={listAddress(address)}>
      <h2 className="text-title font-semibold tracking-tight">{t(`confirm.question.${name}`, { count })}</h2>
      <div className="mt-1.5 grid gap-1 text-body text-base-content/80">
        <p>{t(`confirm.text.${name}`)}</p>
        {'everything' in selection && <p>{t('confirm.everything')}</p>}
        {count > MOST_AT_ONCE && <p>{t('confirm.background')}</p>}
        <p>{t('confirm.undo')}</p>
      </div>
      <ActionForm action={formAction} className="mt-5 grid gap-5">
        <HiddenField name="action" value={name} />
        <HiddenField name="returnTo" value={listAddress(address)} />
        <SelectionFields parameters={selectionParameters(selection)} />
        {children}
        <div className="flex flex-wrap gap-2">
          <SubmitButton>{t(`confirm.do.${name}`)}</SubmitButton>
          <ButtonLink href={listAddress(address)} variant="ghost">
            {t('confirm.cancel')}
          </ButtonLink>
        </div>
      </ActionForm>
    </BulkFrame>
  );
}

/** What stands around a confirmation. */
export async function BulkFrame({
  title,
  back,
  children,
}: {
  title: ReactNode;
  back: string;
  children: ReactNode;
}) {
  const t = await getTranslations('contacts');
  return (
    <>
      <PageHeader title={title} breadcrumb={[{ href: back, label: t('title') }]} />
      <div className="mx-auto w-full max-w-xl px-4 py-8">{children}</div>
    </>
  );
}

/** Said by an address that names nobody (any more). */
export async function NobodySelected({ back }: { back: string }) {
  const t = await getTranslations('bulk.nobody');
  return (
    <>
      <PageHeader title={t('title')} />
      <EmptyState
        icon={<ListChecks size={22} strokeWidth={1.75} />}
        title={t('title')}
        text={t('text')}
        action={<ButtonLink href={back}>{t('back')}</ButtonLink>}
      />
    </>
  );
}
