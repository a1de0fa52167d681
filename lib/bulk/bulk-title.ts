import type { Translate } from '#lib/core/translate.ts';
/** What a bulk change does, in the language of `t`, which knows all messages: `Desfazer: adicionar etiquetas`. */
export function bulkTitle({ action, isUndo }: { action: string; isUndo: boolean }, t: Translate): string {
  return isUndo ? t('bulk.undoOf', { what: t(`bulk.did.${action}`) }) : t(`bulk.actions.${action}`);
}
