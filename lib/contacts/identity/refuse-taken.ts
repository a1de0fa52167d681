import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type FieldReasons, Refused } from '#lib/core/errors.ts';
import type { GivenPhone } from '../input/contact-lists-input.ts';
import { visibleContacts } from '../visible-contacts.ts';
import { type Identifier, type IdentifierRule, identifiersOf } from './identifier-index.ts';

/** Values a contact is about to take for its own; those it holds already are not claimed again. */
export interface Claims {
  cpf: string | null;
  phones: readonly GivenPhone[];
  email: string | null;
  cnpj: string | null;
  clientCode: string | null;
}

interface Options {
  /** The contact that claims, so that it is not in its own way. */
  ownId: number | null;
  allowDuplicates: boolean;
  rule: IdentifierRule;
}

/**
 * Refuses identifying values that another contact holds: CNPJ and client code always, CPF, phones and e-mail when the
 * organization allows no duplicates. The reason names the other contact by id, if the actor may see it.
 * @throws Refused (conflict)
 */
export async function refuseTaken(
  actor: Actor,
  claims: Claims,
  { ownId, allowDuplicates, rule }: Options,
  db: Database,
): Promise<void> {
  const taken: FieldReasons = {};
  for (const { field, id } of await uniqueHolders(actor, claims, ownId, db)) {
    taken[field] = [reason(field === 'cnpj' ? 'cnpj_taken' : 'client_code_taken', id)];
  }
  if (!allowDuplicates) {
    const phones = claims.phones.map(({ value }) => value);
    const found = await identityHolders(actor, identifiersOf({ ...claims, phones }, rule), ownId, db);
    for (const { kind, value, id } of found)
      taken[fieldOf(kind, value, claims)] = [reason(`${kind}_held`, id)];
  }
  if (Object.keys(taken).length > 0) throw new Refused(taken, 'conflict');
}

function fieldOf(kind: Identifier['kind'], value: string, claims: Claims): string {
  if (kind !== 'phone') return kind;
  return claims.phones.find((phone) => phone.value === value)?.field ?? 'phones';
}

function reason(code: string, visibleId: number | null) {
  return visibleId === null ? { code } : { code, params: { contactId: visibleId } };
}

async function uniqueHolders(actor: Actor, claims: Claims, ownId: number | null, db: Database) {
  const { rows } = await db.execute<{ field: string; id: number | null }>(sql`
    select field, case when ${visibleContacts(actor)} then contact.id end as id
    from (values ('cnpj', ${claims.cnpj}::text), ('clientCode', ${claims.clientCode}::text)) as claim (field, value)
    join lateral (
      select * from contact where claim.field = 'cnpj' and contact.cnpj = claim.value and contact.merged_into_id is null
      union all
      select * from contact
      where claim.field = 'clientCode' and contact.client_code = claim.value and contact.merged_into_id is null
    ) as contact on contact.id is distinct from ${ownId}::bigint`);
  return rows;
}

/** The first holder of each identifier, active ones before others; without id when the actor may not see it. */
async function identityHolders(actor: Actor, wanted: Identifier[], ownId: number | null, db: Database) {
  if (wanted.length === 0) return [];
  const { rows } = await db.execute<{ kind: Identifier['kind']; value: string; id: number | null }>(sql`
    select distinct on (i.kind, i.value) i.kind, i.value, case when ${visibleContacts(actor)} then contact.id end as id
    from unnest(
      ${sql.param(wanted.map(({ kind }) => kind))}::text[],
      ${sql.param(wanted.map(({ value }) => value))}::text[]
    ) as wanted (kind, value)
    join contact_identifier i on i.kind = wanted.kind and i.value = wanted.value
    join contact on contact.id = i.contact_id
    where contact.merged_into_id is null and contact.id is distinct from ${ownId}::bigint
    order by i.kind, i.value, contact.active desc, contact.id`);
  return rows;
}
