import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import type { FilterContext } from '../filters/filter-parts.ts';
import { withRoots } from '../identity/merged.ts';
import { containing } from './containing.ts';
import { LAST_CHARACTER } from './last-character.ts';
import { isMailProvider, MAIL_PROVIDERS } from './mail-providers.ts';
import { searchMerged } from './search-merged.ts';
import { searchNumber } from './search-number.ts';
import { joined, lookedUp, oneOf, type SearchPart } from './search-part.ts';
import { HAS_TRIGRAM, searchTerms } from './search-terms.ts';

/** Signs in which numbers and codes are written, and others without them. */
const MASK = /[./()+-]/g;

/**
 * A whole CPF, phone, e-mail or CNPJ is looked up first, in a fraction of a millisecond. Else each word may stand anywhere in what
 * a contact is found by; a number also without its ninth digit. A text too short for that is a client code or the beginning of a
 * name.
 */
export async function searchCondition(typed: string, context: FilterContext): Promise<SearchPart> {
  const { db } = context;
  const { text, identifiers, prefix, digits, words } = searchTerms(typed);
  if (identifiers.length > 0) {
    const ids = await holdersOf(identifiers, db);
    if (ids.length > 0) return oneOf(ids);
  }
  if (prefix !== null) return { matching: startsWith(prefix), covered: true };
  if (digits !== null) return numberCondition(text, digits, words, context);
  const inWords: SearchPart[] = [];
  for (const word of words) inWords.push(await wordCondition(word, context));
  return joined(inWords, 'and');
}

/** For who looks at everyone that matches, and not for a page of them. */
export async function everyoneFound(typed: string, context: FilterContext): Promise<SQL> {
  return (await lookedUp(await searchCondition(typed, context))).matching;
}

/** What is one number in whatever mask, as it is written, in its words, or its digits. */
async function numberCondition(
  text: string,
  digits: string,
  words: readonly string[],
  context: FilterContext,
): Promise<SearchPart> {
  // Words of two digits would be looked for in everybody.
  const parts = words.some((word) => HAS_TRIGRAM.test(word)) ? words : [text];
  const written = joined(parts.map(inText), 'and');
  const texts = [...new Set([text, digits])];
  return anywhere(digits, [written, ...texts.slice(1).map(inText)], texts, context);
}

/** A number in a phone or CPF, as the parts tell, or as one of the texts with somebody merged away. */
async function anywhere(
  digits: string,
  parts: SearchPart[],
  texts: readonly string[],
  context: FilterContext,
): Promise<SearchPart> {
  const elsewhere = joined([...parts, ...(await searchMerged(texts, context.db))], 'or');
  return searchNumber(digits, elsewhere.matching, context);
}

function inText(word: string): SearchPart {
  return { matching: sql`${contacts.search} like ${containing(word)}`, covered: false };
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

async function wordCondition(word: string, context: FilterContext): Promise<SearchPart> {
  const lower = word.toLowerCase();
  const inEmail: SearchPart = {
    matching: sql`lower(${contacts.email}) like ${containing(word)}`,
    covered: false,
  };
  if (isMailProvider(lower)) return joined([inText(word), inEmail], 'or');
  const at = lower.indexOf('@');
  if (at > 0 && MAIL_PROVIDERS.some((provider) => provider.startsWith(lower.slice(at + 1))))
    return joined([inText(word.slice(0, at + 1)), inEmail], 'and');
  const texts = [...new Set([word, word.replace(MASK, '')])].filter((text) => HAS_TRIGRAM.test(text));
  if (texts.length === 0) return inText(word);
  const number = texts.find((text) => /^\d{3,15}$/.test(text));
  if (number) return lookedUp(await anywhere(number, texts.map(inText), texts, context));
  return joined([...texts.map(inText), ...(await searchMerged(texts, context.db))], 'or');
}
