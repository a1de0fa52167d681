import { CONTACT_REFERENCES } from '#lib/contacts/contact-references.ts';

/** What moves to the one that remains, row by row. Those merged into a secondary follow it by a rule of their own. */
export const MOVING: readonly { name: string; table: string; column: string }[] = CONTACT_REFERENCES.filter(
  ({ table, merge }) => merge === 'moves' && table !== 'contact',
).map(({ table, column }) => ({ name: `${table}.${column}`, table, column }));
