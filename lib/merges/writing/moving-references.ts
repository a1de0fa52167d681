import { CONTACT_REFERENCES } from '#lib/contacts/contact-references.ts';

/** What moves with a merge, by the number under which it is noted. A test says that nothing that moves is missing. */
export const MOVING: readonly { kind: number; table: string; column: string }[] = [
  { kind: 1, table: 'interaction', column: 'contact_id' },
  { kind: 2, table: 'contact_identity', column: 'contact_id' },
  { kind: 3, table: 'contact_note', column: 'contact_id' },
];

/** Those merged into a secondary follow it by a rule of their own. */
export function movingReferences(): { table: string; column: string }[] {
  return CONTACT_REFERENCES.filter(({ merge, table }) => merge === 'moves' && table !== 'contact');
}
