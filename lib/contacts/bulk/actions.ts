import type { BulkAction } from './bulk-action.ts';
import { activate, deactivate } from './set-active.ts';
import { setPriority } from './set-priority.ts';

/** Everything that can be done to a selection, by the name a run stores. */
export const BULK_ACTIONS = {
  activate: activate as BulkAction,
  deactivate: deactivate as BulkAction,
  set_priority: setPriority as BulkAction,
} satisfies Record<string, BulkAction>;

export type BulkActionName = keyof typeof BULK_ACTIONS;

/** The action of a run that was stored, perhaps by another version of the app. @throws when there is none such */
export function bulkAction(name: string): BulkAction {
  if (!Object.hasOwn(BULK_ACTIONS, name)) throw new Error(`no such bulk action: ${name}`);
  return BULK_ACTIONS[name as BulkActionName];
}
