import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { Alert } from '../../ui/alert.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';

interface Preview {
  flow: string;
  owner: string | null;
  backupAgent: string | null;
  service: string | null;
  count: number;
  owned: number;
  refused: number;
}

interface ConfirmAssignmentProps {
  action: FormAction;
  /** Null when what was chosen no longer holds. */
  preview: Preview | null;
  back: string;
  cancel: string;
  /** More contacts than these are done in the background. */
  mostAtOnce: number;
  /** Hidden fields that say which contacts and what for. */
  children: ReactNode;
}

/** Names what will happen, to how many, before it does. */
export function ConfirmAssignment({ preview, back, ...given }: ConfirmAssignmentProps) {
  const t = useTranslations('portfolio');
  const backLink = <ButtonLink href={back}>{t('assign.back')}</ButtonLink>;
  return (
    <div className="mx-auto w-full max-w-xl px-4 py-8">
      {preview ? (
        <Confirmation {...given} preview={preview} back={backLink} />
      ) : (
        <Alert tone="error" title={t('confirm.invalid')} actions={backLink} />
      )}
    </div>
  );
}

type ConfirmationProps = Omit<ConfirmAssignmentProps, 'preview' | 'back'> & {
  preview: Preview;
  back: ReactNode;
};

function Confirmation({ action, preview, back, cancel, mostAtOnce, children }: ConfirmationProps) {
  const t = useTranslations('portfolio');
  const { flow, owner, count } = preview;
  const isUnassign = flow === 'unassign';
  return (
    <>
      <h2 className="text-title font-semibold tracking-tight text-balance">
        {isUnassign
          ? t('confirm.unassignQuestion', { count })
          : t('confirm.question', { count, owner: owner ?? '' })}
      </h2>
      {!isUnassign && <Choice preview={preview} />}
      <Consequences preview={preview} mostAtOnce={mostAtOnce} />
      <ActionForm action={action} className="mt-6 flex flex-wrap gap-2">
        {children}
        <SubmitButton>{isUnassign ? t('confirm.unassign') : t('confirm.submit')}</SubmitButton>
        {!isUnassign && back}
        <ButtonLink href={cancel} variant="ghost">
          {t('assign.cancel')}
        </ButtonLink>
      </ActionForm>
    </>
  );
}

function Choice({ preview: { flow, owner, backupAgent, service } }: { preview: Preview }) {
  const t = useTranslations('portfolio');
  return (
    <div className="mt-4 rounded-box border border-base-300 px-4 py-1">
      <DefinitionList
        rows={[
          { label: t('fields.owner'), value: owner },
          { label: t('fields.flow'), value: t(`flows.${flow}`) },
          ...(backupAgent ? [{ label: t('fields.backupAgent'), value: backupAgent }] : []),
          ...(service ? [{ label: t('fields.service'), value: service }] : []),
        ]}
      />
    </div>
  );
}

/** What one would not have expected of some of them. */
function Consequences({ preview, mostAtOnce }: { preview: Preview; mostAtOnce: number }) {
  const t = useTranslations('portfolio.confirm');
  const { flow, count, owned, refused } = preview;
  const without = count - owned - refused;
  const notes = [
    flow !== 'unassign' && owned > 0 && t('moved', { count: owned, total: count }),
    flow === 'unassign' && without > 0 && t('without', { count: without, total: count }),
    refused > 0 && t('refused', { count: refused, total: count }),
    count > mostAtOnce && t('background'),
  ].filter((note) => note !== false);
  if (notes.length === 0) return null;
  return (
    <Alert className="mt-4" tone={refused > 0 ? 'warning' : 'info'}>
      <ul className="num grid gap-1">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </Alert>
  );
}
