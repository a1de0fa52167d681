import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { addIdentifiers, type IdentifierRule } from './identity/identifier-index.ts';

/** Somebody who wrote, or a group: canonical values, and nobody has them. */
export interface NewSender {
  name: string;
  kind: 'individual' | 'group';
  phones: string[];
  email: string | null;
}

/** Whoever calls it holds `lockIdentities`, and has seen that no contact has the numbers. @returns their ids, in the order given */
export async function insertSenders(
  actor: Actor,
  senders: readonly NewSender[],
  rule: IdentifierRule,
  tx: Database,
): Promise<number[]> {
  if (senders.length === 0) return [];
  const { rows: given } = await tx.execute<{ id: number }>(sql`
    select nextval(pg_get_serial_sequence('contact', 'id')) as id from generate_series(1, ${senders.length}::integer)`);
  const made = senders.map((sender, at) => ({ ...sender, id: Number(given[at]?.id) }));
  await tx.insert(contacts).values(made);
  await addIdentifiers(
    made.map(({ id, phones, email }) => ({ id, cpf: null, phones, email })),
    rule,
    tx,
  );
  await audit(
    actor,
    made.map((one) => ({ action: 'contact.created', subjectId: one.id, fields: fieldsOf(one) })),
    tx,
  );
  return made.map(({ id }) => id);
}

function fieldsOf({ kind, phones, email }: NewSender): string[] {
  return [
    'name',
    ...(kind === 'individual' ? [] : ['kind']),
    ...(email ? ['email'] : []),
    ...(phones.length > 0 ? ['phones'] : []),
  ];
}
