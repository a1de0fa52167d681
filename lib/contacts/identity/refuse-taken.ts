import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type FieldReasons, Refused } from '#lib/core/errors.ts';
import type { GivenPhone } from '../input/contact-lists-input.ts';
import { visibleContacts } from '../visible-contacts.ts';
import { type Identifier, type IdentifierRule, identifiersOf } from './identifier-index.ts';
import { rootOf } from './merged.ts';

/** Values a contact is about to take for its own; those it holds already are not claimed again. */
export interface Claims {
  cpf: string | null;
  phones: readonly GivenPhone[];
  email: string | null;
  cnpj: string | null;
  clientCode: string | null;
}

interface Options {
  ownId: number | null;
  allowDuplicates: boolean;
  rule: IdentifierRule;
}

/**
 * CNPJ and client code always, CPF, phones and e-mail unless duplicates are allowed. Names the other contact if the actor may
 * see it. What somebody merged away holds belongs to the contact that remained, and a CNPJ or client code that stayed behind is
 * free for nobody, so that the merge can be undone. @throws Refused (conflict)
 */
export async function refuseTaken(
  actor: Actor,
  claims: Claims,
  { ownId, allowDuplicates, rule }: Options,
  db: Database,
): Promise<void> {
  const taken: FieldReasons = {};
  for (const { field, id, own } of await uniqueHolders(actor, claims, ownId, db)) {
    const code = field === 'cnpj' ? 'cnpj_taken' : 'client_code_taken';
    taken[field] = [own ? { code: 'value_of_merged' } : reason(code, id)];
  }
  if (!allowDuplicates) {
    const phones = claims.phones.map(({ value }) => value);
    const found = await identityHolders(actor, identifiersOf({ ...claims, phones }, rule), ownId, db);
    for (const { kind, value, id, holders } of found)
      taken[fieldOf(kind, value, claims)] = [reason(`${kind}_held`, id, holders)];
  }
  if (Object.keys(taken).length > 0) throw new Refused(taken, 'conflict');
}

function fieldOf(kind: Identifier['kind'], value: string, claims: Claims): string {
  if (kind !== 'phone') return kind;
  return claims.phones.find((phone) => phone.value === value)?.field ?? 'phones';
}

function reason(code: string, visibleId: number | null, holders = 1) {
  if (visibleId === null) return { code };
  return { code, params: { contactId: visibleId, ...(holders > 1 && { holders }) } };
}

/** Who has the CNPJ and the client code; of somebody merged away the contact that remained, and whether that is the claimant. */
async function uniqueHolders(actor: Actor, claims: Claims, ownId: number | null, db: Database) {
  const { rows } = await db.execute<{ field: string; id: number | null; own: boolean }>(sql`
    select holder.field, case when ${visibleContacts(actor)} then contact.id end as id,
      contact.id is not distinct from ${ownId}::bigint as own
    from (
      select claim.field, ${rootOf(sql`held`)} as root
      from (values ('cnpj', ${claims.cnpj}::text), ('clientCode', ${claims.clientCode}::text)) as claim (field, value)
      join lateral (
        select id, merged_into_id from contact where claim.field = 'cnpj' and cnpj = claim.value
        union all
        select id, merged_into_id from contact where claim.field = 'clientCode' and client_code = claim.value
      ) as held on held.id is distinct from ${ownId}::bigint
    ) as holder
    join contact on contact.id = holder.root`);
  return rows;
}

type Held = Record<string, unknown> & {
  kind: Identifier['kind'];
  value: string;
  id: number | null;
  /** Active ones that the actor sees: more than one where duplicates are in the base. */
  holders: number;
};

/** Active ones first, somebody merged away as the contact that remained; without id when the actor may not see it. */
async function identityHolders(actor: Actor, wanted: Identifier[], ownId: number | null, db: Database) {
  if (wanted.length === 0) return [];
  const { rows } = await db.execute<Held>(sql`
    select distinct on (held.kind, held.value) held.kind, held.value,
      case when ${visibleContacts(actor)} then contact.id end as id,
      (count(*) filter (where contact.active and ${visibleContacts(actor)}) over (partition by held.kind, held.value))::int
        as holders
    from (
      select distinct i.kind, i.value, ${rootOf(sql`holder`)} as root
      from unnest(
        ${sql.param(wanted.map(({ kind }) => kind))}::text[],
        ${sql.param(wanted.map(({ value }) => value))}::text[]
      ) as wanted (kind, value)
      join contact_identifier i on i.kind = wanted.kind and i.value = wanted.value
      join contact holder on holder.id = i.contact_id
    ) as held
    join contact on contact.id = held.root
    where contact.id is distinct from ${ownId}::bigint
    order by held.kind, held.value, contact.active desc, contact.id`);
  return rows;
}
