import type { Actor } from '#lib/core/actor.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import type { Words } from '#lib/i18n/get-translations.ts';
import type { MergeView } from '#lib/merges/list-merges.ts';

/** `Ana, Bia e mais 2.499` */
export function namesOf({ merged, mergedCount }: MergeView, t: Words): string {
  const names = merged.map(({ id, name }) => name ?? t('merges.history.gone', { id: String(id) }));
  const others = mergedCount - merged.length;
  return [names.join(', '), others > 0 && t('merges.history.others', { count: others })]
    .filter(Boolean)
    .join(' ');
}

/** Who undid it, or why it cannot be undone. */
export function mergeStateWords(view: MergeView, actor: Actor, t: Words): string | null {
  if (view.undoneAt)
    return t('merges.history.undoneBy', {
      who: view.undoneBy ?? t('merges.history.nobody'),
      when: formatWhen(view.undoneAt, actor),
    });
  return view.reason ? t(`errors.${view.reason}`) : null;
}
