/** What becomes of a reference when the contact it points to is deleted, merged into another, or anonymized. */
export type Fate =
  | 'goes'
  /** It points to the contact that remained, or to the new row of an anonymized one. */
  | 'moves'
  /** The row stays without pointing to anybody. */
  | 'cleared'
  /** It stays as it is: an id that leads nowhere any more, or to somebody merged away, tells nothing. */
  | 'stays';

export interface ContactReference {
  table: string;
  column: string;
  where?: string;
  deletion: Fate;
  merge: Fate;
  anonymization: Fate;
}

/** With or without a foreign key; a test compares it with the database. */
export const CONTACT_REFERENCES: readonly ContactReference[] = [
  // Those merged into a contact are its family: they go with it, point to whom it is merged into, and are anonymized with it.
  { table: 'contact', column: 'merged_into_id', deletion: 'goes', merge: 'moves', anonymization: 'moves' },
  // What identifies somebody merged away keeps leading to the one that remained.
  {
    table: 'contact_identifier',
    column: 'contact_id',
    deletion: 'goes',
    merge: 'stays',
    anonymization: 'goes',
  },
  { table: 'contact_avatar', column: 'contact_id', deletion: 'goes', merge: 'stays', anonymization: 'goes' },
  // Deleting an interaction takes its messages and surveys along; wherever it moves, they are found by it.
  { table: 'interaction', column: 'contact_id', deletion: 'goes', merge: 'moves', anonymization: 'moves' },
  {
    table: 'contact_identity',
    column: 'contact_id',
    deletion: 'goes',
    merge: 'moves',
    anonymization: 'goes',
  },
  { table: 'contact_note', column: 'contact_id', deletion: 'goes', merge: 'moves', anonymization: 'goes' },
  { table: 'appointment', column: 'contact_id', deletion: 'goes', merge: 'moves', anonymization: 'moves' },
  // Found anew at the next look: until then a member that is gone tells which group to look at.
  {
    table: 'duplicate_member',
    column: 'contact_id',
    deletion: 'stays',
    merge: 'stays',
    anonymization: 'stays',
  },
  // Those merged away speak for the contact that remained.
  { table: 'duplicate_dismissal', column: 'low_id', deletion: 'goes', merge: 'stays', anonymization: 'goes' },
  {
    table: 'duplicate_dismissal',
    column: 'high_id',
    deletion: 'goes',
    merge: 'stays',
    anonymization: 'goes',
  },
  // Members and moves go with their merge. What happened stays as it happened when a primary is merged into another. The audit
  // trail names merges beside the old ids: one that stayed would join them to the new rows.
  { table: 'merge', column: 'primary_id', deletion: 'goes', merge: 'stays', anonymization: 'goes' },
  { table: 'merge_member', column: 'contact_id', deletion: 'goes', merge: 'stays', anonymization: 'goes' },
  {
    table: 'merge_member',
    column: 'was_into_id',
    deletion: 'stays',
    merge: 'stays',
    anonymization: 'cleared',
  },
  { table: 'merge_move', column: 'from_id', deletion: 'stays', merge: 'stays', anonymization: 'goes' },
  {
    table: 'removed_contact_channel',
    column: 'contact_id',
    deletion: 'goes',
    merge: 'stays',
    anonymization: 'goes',
  },
  // Whoever was blocked when merged away stays so; the one that remained has a block of their own.
  { table: 'contact_block', column: 'contact_id', deletion: 'goes', merge: 'stays', anonymization: 'goes' },
  {
    table: 'merge_all_held',
    column: 'contact_id',
    deletion: 'stays',
    merge: 'stays',
    anonymization: 'stays',
  },
  // With the file at hand, the row that a contact came from tells who it is.
  { table: 'import_row', column: 'contact_id', deletion: 'stays', merge: 'stays', anonymization: 'cleared' },
  { table: 'legal_hold', column: 'contact_id', deletion: 'goes', merge: 'stays', anonymization: 'goes' },
  {
    table: 'privacy_request',
    column: 'contact_id',
    deletion: 'stays',
    merge: 'stays',
    anonymization: 'cleared',
  },
  // Which contacts are gone, by the ids they had.
  {
    table: 'erased_contact',
    column: 'contact_id',
    deletion: 'stays',
    merge: 'stays',
    anonymization: 'stays',
  },
  { table: 'run_contact', column: 'contact_id', deletion: 'stays', merge: 'stays', anonymization: 'stays' },
  // Events of interactions would join the new row of an anonymized contact to its old id.
  {
    table: 'webhook_event',
    column: 'contact_id',
    deletion: 'stays',
    merge: 'stays',
    anonymization: 'cleared',
  },
  {
    table: 'audit_event',
    column: 'subject_id',
    where: "subject = 'contact'",
    deletion: 'stays',
    merge: 'stays',
    anonymization: 'stays',
  },
];

/** Those whose rows go with a deleted contact by their column alone: the family and the identifiers have verbs of their own. */
export const GOING_WITH_CONTACT = CONTACT_REFERENCES.filter(
  ({ table, deletion }) => deletion === 'goes' && table !== 'contact' && table !== 'contact_identifier',
);
