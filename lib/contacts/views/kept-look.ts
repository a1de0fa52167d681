import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { allCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import type { ContactFilters } from '../filters/contact-filters.ts';
import { idsOf, type Reference } from '../filters/reference.ts';
import { withoutTyped } from '../filters/typed-filters.ts';
import type { ListLook } from './list-look.ts';

/** Codes of Brazil's states: a list everyone knows, so that one of them is nobody's data. */
const STATES = 'AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO'.split(' ');

/** Without typed texts, but with a state by its code and a value that a field of choices offers. */
export async function keptLook(look: ListLook, db: Database): Promise<ListLook> {
  const { addressState, fieldEquals, field } = look.filters;
  const kept: ContactFilters = withoutTyped(look.filters);
  const state = addressState?.toUpperCase();
  if (state && STATES.includes(state)) kept.addressState = state;
  if (field !== undefined && fieldEquals && !look.filters.fieldContains) {
    const choice = await choiceOf(field, fieldEquals, db);
    if (choice !== undefined) Object.assign(kept, { field, fieldEquals: choice });
  }
  return { ...look, filters: kept };
}

async function choiceOf(field: Reference, text: string, db: Database): Promise<string | undefined> {
  const [id] = await idsOf([field], sql`custom_field`, db);
  const found = (await allCustomFields(db)).find((one) => one.id === id);
  return found?.choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
}
