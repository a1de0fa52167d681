import { Undo2 } from 'lucide-react';
import { Badge } from '#components/ui/badge.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { type RecordColumn, RecordFacts, RecordLink } from '#components/ui/table/record-table.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import type { Words } from '#lib/i18n/get-translations.ts';
import type { MergeView } from '#lib/merges/list-merges.ts';
import { undoMergeAction } from './actions.ts';
import { mergeStateWords, namesOf } from './merge-words.ts';

const TONES = { undoable: 'success', undone: 'neutral', final: 'neutral' } as const;

/** `here`: where undoing leads back to. */
export function mergeColumns(actor: Actor, t: Words, here: string): RecordColumn<MergeView>[] {
  return [
    {
      label: t('merges.history.survivor'),
      phone: 'title',
      cell: ({ primary }) => (
        <RecordLink href={primary.name === null ? null : `/contacts/${primary.id}`}>
          {primary.name ?? t('merges.history.gone', { id: String(primary.id) })}
        </RecordLink>
      ),
    },
    {
      label: t('merges.history.merged'),
      phone: 'below',
      isNamedOnPhone: true,
      className: 'md:w-1/4',
      cell: (view) => <span className="break-words">{namesOf(view, t)}</span>,
    },
    {
      label: t('merges.history.linkedBy'),
      phone: 'below',
      isNamedOnPhone: true,
      cell: ({ linkedBy }) =>
        linkedBy.map((kind) => t(`merges.kinds.${kind}`)).join(', ') || t('merges.history.noLink'),
    },
    {
      label: t('merges.history.who'),
      phone: 'below',
      cell: ({ by, how, at }) => (
        <>
          {by?.name ?? t('merges.history.nobody')}
          <RecordFacts>{[t(`merges.hows.${how}`), formatWhen(at, actor)]}</RecordFacts>
        </>
      ),
    },
    {
      label: t('merges.history.state'),
      phone: 'end',
      className: 'md:w-1/5',
      cell: (view) => (
        <>
          <Badge tone={TONES[view.state]}>{t(`merges.states.${view.state}`)}</Badge>
          <RecordFacts>{[mergeStateWords(view, actor, t)]}</RecordFacts>
        </>
      ),
    },
    {
      label: t('merges.history.undo'),
      phone: 'buttons',
      cell: ({ id, state, primary }) =>
        state === 'undoable' && (
          <ActionForm
            action={undoMergeAction}
            label={`${t('merges.history.undo')}: ${primary.name ?? primary.id}`}
          >
            <HiddenField name="id" value={id} />
            <HiddenField name="returnTo" value={here} />
            <SubmitButton
              variant="ghost"
              size="xs"
              icon={<Undo2 aria-hidden="true" size={13} strokeWidth={1.75} />}
            >
              {t('merges.history.undo')}
            </SubmitButton>
          </ActionForm>
        ),
    },
  ];
}
