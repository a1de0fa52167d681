import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import { searchTerms } from './search-terms.ts';

/**
 * What a search term asks of a contact. A whole CPF, phone, e-mail or CNPJ is looked up first, which takes a fraction
 * of a millisecond; only when nobody has it is the term looked for inside the search column. A term too short for that
 * is a client code or the beginning of a name.
 */
export async function searchCondition(text: string, db: Database): Promise<SQL> {
  const terms = searchTerms(text);
  if (terms.identifiers.length > 0) {
    const ids = await holdersOf(terms.identifiers, db);
    if (ids.length > 0) return sql`${contacts.id} = any(${sql.param(ids)}::bigint[])`;
  }
  if (terms.prefix !== null) return startsWith(terms.prefix);
  const parts = terms.alternatives.map(
    (words) =>
      sql`(${sql.join(
        words.map((word) => sql`${contacts.search} like ${contains(word)}`),
        sql` and `,
      )})`,
  );
  return sql`(${sql.join(parts, sql` or `)})`;
}

async function holdersOf(identifiers: { kind: string; value: string }[], db: Database): Promise<number[]> {
  const kinds = identifiers.map(({ kind }) => kind);
  const values = identifiers.map(({ value }) => value);
  const { rows } = await db.execute<{ id: number }>(sql`
    with wanted (kind, value) as (
      select * from unnest(${sql.param(kinds)}::text[], ${sql.param(values)}::text[])
    )
    select i.contact_id as id from wanted join contact_identifier i on i.kind = wanted.kind and i.value = wanted.value
    union
    select c.id from wanted join contact c on c.cnpj = wanted.value
    where wanted.kind = 'cnpj' and c.cnpj is not null and c.merged_into_id is null
    union
    select c.id from wanted join contact c on c.client_code = wanted.value
    where wanted.kind = 'client_code' and c.client_code is not null and c.merged_into_id is null
    limit 1000`);
  return rows.map(({ id }) => id);
}

/** A range the name index can walk, narrowed to true beginnings whatever the database's collation thinks. */
function startsWith(text: string): SQL {
  return sql`(${contacts.nameSort} >= fold_text(${text}) and ${contacts.nameSort} < fold_text(${text}) || ${'\uffff'}
    and ${contacts.nameSort} like ${escaped(text)} || '%')`;
}

function contains(word: string): SQL {
  return sql`'%' || ${escaped(word)} || '%'`;
}

/** Folded as the column is, and without the meaning that `%`, `_` and backslash have in a pattern. */
function escaped(text: string): SQL {
  return sql`regexp_replace(fold_text(${text}), '([\\\\%_])', '\\\\\\1', 'g')`;
}
