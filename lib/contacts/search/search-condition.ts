import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import { withRoots } from '../identity/merged.ts';
import { containing } from './containing.ts';
import { LAST_CHARACTER } from './last-character.ts';
import { isMailProvider, MAIL_PROVIDERS } from './mail-providers.ts';
import { searchNumber } from './search-number.ts';
import { joined, oneOf, type SearchPart } from './search-part.ts';
import { searchRecord } from './search-record.ts';
import { HAS_TRIGRAM, searchTerms } from './search-terms.ts';

/** Two digits of an area and so many that they are worth a look. */
const SHORTEST_DIALLED = 6;

/**
 * A whole CPF, phone, e-mail or CNPJ is looked up first, in a fraction of a millisecond. Else each word may stand anywhere in what
 * a contact is found by; a number also without its ninth digit. A text too short for that is a client code or the beginning of a
 * name.
 */
export async function searchCondition(typed: string, db: Database): Promise<SearchPart> {
  const { text, identifiers, prefix, digits, words } = searchTerms(typed);
  if (identifiers.length > 0) {
    const ids = await holdersOf(identifiers, db);
    if (ids.length > 0) return oneOf(ids);
  }
  if (prefix !== null) return { matching: startsWith(prefix), covered: true };
  const inWords: SearchPart[] = [];
  for (const word of words) inWords.push(await wordCondition(word, digits === null, db));
  if (digits === null) return joined(inWords, 'and');
  const inRecord = await searchRecord([text, digits], db);
  return joined([joined(inWords, 'and'), inRecord, ...(await otherwiseDialled(digits, db))], 'or');
}

/** With the area code and without the ninth digit a number stands in no record as it was typed. */
async function otherwiseDialled(digits: string, db: Database): Promise<SearchPart[]> {
  return digits.length < SHORTEST_DIALLED ? [] : [await searchNumber(digits, db)];
}

async function holdersOf(identifiers: { kind: string; value: string }[], db: Database): Promise<number[]> {
  const kinds = identifiers.map(({ kind }) => kind);
  const values = identifiers.map(({ value }) => value);
  const holders = sql`
    select found.id from (
      with wanted (kind, value) as (
        select * from unnest(${sql.param(kinds)}::text[], ${sql.param(values)}::text[])
      )
      select i.contact_id as id from wanted
      join contact_identifier i on i.kind = wanted.kind and i.value = wanted.value
      union
      select c.id from wanted join contact c on c.cnpj = wanted.value where wanted.kind = 'cnpj' and c.cnpj is not null
      union
      select c.id from wanted join contact c on c.client_code = wanted.value
      where wanted.kind = 'client_code' and c.client_code is not null
      limit 1000
    ) as found`;
  const { rows } = await db.execute<{ id: number }>(withRoots(holders));
  return rows.map(({ id }) => id);
}

/** A range the index of names can walk. */
export function startsWith(text: string): SQL {
  return sql`(name_sort >= fold_text(${text}) and name_sort < fold_text(${text}) || ${LAST_CHARACTER})`;
}

/** One word of several; `mayBeNumber` when the text as a whole is not one. */
async function wordCondition(word: string, mayBeNumber: boolean, db: Database): Promise<SearchPart> {
  const lower = word.toLowerCase();
  const inText = sql`${contacts.search} like ${containing(word)}`;
  const inEmail = sql`lower(${contacts.email}) like ${containing(word)}`;
  if (isMailProvider(lower)) return { matching: sql`(${inText} or ${inEmail})`, covered: false };
  const at = lower.indexOf('@');
  if (at > 0 && MAIL_PROVIDERS.some((provider) => provider.startsWith(lower.slice(at + 1)))) {
    const local = word.slice(0, at + 1);
    return { matching: sql`(${contacts.search} like ${containing(local)} and ${inEmail})`, covered: false };
  }
  const parts: SearchPart[] = [{ matching: inText, covered: true }];
  if (mayBeNumber && HAS_TRIGRAM.test(word)) parts.push(await searchRecord(maskedOrNot(word), db));
  if (mayBeNumber && /^\d{3,15}$/.test(word)) parts.push(...(await otherwiseDialled(word, db)));
  return joined(parts, 'or');
}

/** A document may be given in its mask, which a code has for itself. */
function maskedOrNot(word: string): string[] {
  const plain = word.replace(/[./-]/g, '');
  return HAS_TRIGRAM.test(plain) ? [word, plain] : [word];
}
