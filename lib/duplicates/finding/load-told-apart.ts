import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { familyOf, rootOf } from '#lib/contacts/identity/merged.ts';
import type { ToldApart } from './told-apart.ts';

/**
 * Who was told apart from whom, everybody or those of `ids`. Whoever was merged away since speaks for the contact that remained.
 */
export async function loadToldApart(db: Database, ids?: readonly number[]): Promise<ToldApart[]> {
  const concerned = ids ? concerning(ids) : sql`true`;
  const { rows } = await db.execute<ToldApart & Record<string, unknown>>(sql`
    select ${rootOf(sql`low`)} as one, ${rootOf(sql`high`)} as other, said.despite_cpf as "despiteCpf"
    from duplicate_dismissal said
    join contact low on low.id = said.low_id join contact high on high.id = said.high_id
    where ${concerned}`);
  return rows.filter(({ one, other }) => one !== other);
}

/** Two who were told apart though they had the same CPF, and no longer have: one that they come to share is new to them. */
export async function forgetFormerCpfs(db: Database): Promise<void> {
  await db.execute(sql`
    update duplicate_dismissal said set despite_cpf = false
    from contact low, contact high
    where said.despite_cpf and low.id = said.low_id and high.id = said.high_id and low.cpf is distinct from high.cpf`);
}

function concerning(ids: readonly number[]): SQL {
  const family = familyOf(sql`select unnest(${sql.param([...ids])}::bigint[])`);
  return sql`(said.low_id = any(array(${family})) or said.high_id = any(array(${family})))`;
}
