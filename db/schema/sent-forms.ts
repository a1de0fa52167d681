import { index, pgTable } from 'drizzle-orm/pg-core';
import { bytea, createdAt } from './columns.ts';

/** What was sent without scripts in the last hour, so that a form sent twice is carried out once. */
export const sentForms = pgTable(
  'sent_form',
  {
    /** Of who sent it, the page's own mark of the form and all its fields: SHA-256. */
    digest: bytea().primaryKey(),
    /** Where it led and what was said there, encrypted by `lib/web/kept-forms/sealed.ts`; null while it is being carried out. */
    answer: bytea(),
    createdAt: createdAt(),
  },
  (t) => [index('sent_form_created').on(t.createdAt)],
);
