import { anonymize } from '#lib/anonymization/anonymize-in-bulk.ts';
import type { BulkAction } from '#lib/contacts/bulk/bulk-action.ts';
import { addToSegments, removeFromSegments } from '#lib/contacts/bulk/change-segments.ts';
import { addTags, removeTags } from '#lib/contacts/bulk/change-tags.ts';
import { deleteContacts } from '#lib/contacts/bulk/delete-contacts.ts';
import { activate, deactivate } from '#lib/contacts/bulk/set-active.ts';
import { setPriority } from '#lib/contacts/bulk/set-priority.ts';
import { assign } from '#lib/portfolio/assign-in-bulk.ts';

/** Everything that can be done to a selection, by the name a run stores. */
export const BULK_ACTIONS = {
  activate: activate as BulkAction,
  deactivate: deactivate as BulkAction,
  add_tags: addTags as BulkAction,
  remove_tags: removeTags as BulkAction,
  set_priority: setPriority as BulkAction,
  add_to_segments: addToSegments as BulkAction,
  remove_from_segments: removeFromSegments as BulkAction,
  assign: assign as BulkAction,
  delete: deleteContacts as BulkAction,
  anonymize: anonymize as BulkAction,
} satisfies Record<string, BulkAction>;

export type BulkActionName = keyof typeof BULK_ACTIONS;

/** @throws when another version of the app stored it and there is none such */
export function bulkAction(name: string): BulkAction {
  if (!Object.hasOwn(BULK_ACTIONS, name)) throw new Error(`no such bulk action: ${name}`);
  return BULK_ACTIONS[name as BulkActionName];
}
