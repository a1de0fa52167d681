import { sql } from 'drizzle-orm';
import type pg from 'pg';
import type { Database } from '#db/client.ts';
import { type CopyValue, copyRows } from './copy-rows.ts';
import type { IdentityKey } from './identity-index.ts';
import { keysOf } from './identity-keys.ts';
import type { ImportPlan, KnownContact, PlanWorld } from './plan-world.ts';

type Held = IdentityKey & { id: number };
type Rule = Pick<PlanWorld, 'isPlaceholder'>;

/** Makes the index of identifiers follow a decided batch: only what came and what went is written. */
export async function writeIdentifiers(
  created: Iterable<KnownContact>,
  { changed }: Pick<ImportPlan, 'changed'>,
  rule: Rule,
  client: pg.Client,
  tx: Database,
): Promise<void> {
  const gone: Held[] = [];
  const come: Held[] = [];
  for (const { before, after } of changed.values()) {
    if (before.phones === after.phones && sameAddress(before, after)) continue;
    const [old, now] = [keysOf(before, rule), keysOf(after, rule)];
    gone.push(...without(old, now, after.id));
    come.push(...without(now, old, after.id));
  }
  await copyRows(client, 'contact_identifier (kind, value, contact_id)', rows(created, come, rule));
  await drop(gone, tx);
}

function sameAddress(before: KnownContact, after: KnownContact): boolean {
  return before.values.cpf === after.values.cpf && before.values.email === after.values.email;
}

function without(keys: IdentityKey[], others: IdentityKey[], id: number): Held[] {
  return keys
    .filter(({ kind, value }) => !others.some((other) => other.kind === kind && other.value === value))
    .map((key) => ({ ...key, id }));
}

async function drop(gone: Held[], tx: Database): Promise<void> {
  if (gone.length === 0) return;
  await tx.execute(sql`
    delete from contact_identifier i
    using unnest(${sql.param(gone.map(({ kind }) => kind))}::text[], ${sql.param(gone.map(({ value }) => value))}::text[],
      ${sql.param(gone.map(({ id }) => id))}::bigint[]) as g (kind, value, id)
    where i.kind = g.kind and i.value = g.value and i.contact_id = g.id`);
}

function* rows(created: Iterable<KnownContact>, come: Held[], rule: Rule): Generator<CopyValue[]> {
  for (const contact of created)
    for (const { kind, value } of keysOf(contact, rule)) yield [kind, value, contact.id];
  for (const { kind, value, id } of come) yield [kind, value, id];
}
