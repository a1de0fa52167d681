import type { RunKind } from '#lib/core/runs/run-kind.ts';
import { bulkView } from './bulk-view.ts';
import { changeContacts } from './change-contacts.ts';

/** A bulk change, or the taking back of one. */
export const bulkKind: RunKind<number[]> = { ...changeContacts, view: bulkView };
