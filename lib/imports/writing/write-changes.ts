import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { ImportPlan, KnownContact, KnownPortfolio } from '../deciding/known-base.ts';
import { arrayLiteral } from './copy-rows.ts';
import { SCALAR_COLUMNS } from './scalar-columns.ts';

interface Column {
  name: string;
  type: string;
  /** The value as text that Postgres can cast. */
  text: (contact: KnownContact) => string | null;
}

type Change = { before: KnownContact; after: KnownContact };

const COLUMNS: readonly Column[] = [
  { name: 'name', type: 'text', text: ({ name }) => name },
  { name: 'active', type: 'boolean', text: ({ active }) => String(active) },
  { name: 'kind', type: 'text', text: ({ kind }) => kind },
  { name: 'priority', type: 'smallint', text: ({ priority }) => priority?.toString() ?? null },
  { name: 'phones', type: 'text[]', text: ({ phones }) => arrayLiteral(phones) },
  { name: 'tag_ids', type: 'integer[]', text: ({ tagIds }) => arrayLiteral(tagIds) },
  { name: 'custom', type: 'jsonb', text: ({ custom }) => JSON.stringify(custom) },
  { name: 'segment_ids', type: 'integer[]', text: ({ segmentIds }) => arrayLiteral(segmentIds) },
  portfolioColumn('owner_id', 'integer', 'ownerId'),
  portfolioColumn('flow', 'text', 'flow'),
  portfolioColumn('backup_agent_id', 'integer', 'backupAgentId'),
  portfolioColumn('service_id', 'integer', 'serviceId'),
  portfolioColumn('assigned_at', 'timestamptz', 'assignedAt'),
  portfolioColumn('assigned_by_id', 'integer', 'assignedById'),
  ...SCALAR_COLUMNS.map(([field, name]) => ({
    name,
    type: name === 'birth_date' ? 'date' : 'text',
    text: ({ values }: KnownContact) => values[field] ?? null,
  })),
];

function portfolioColumn(name: string, type: string, key: keyof KnownPortfolio): Column {
  return { name, type, text: ({ portfolio }) => portfolio?.[key]?.toString() ?? null };
}

export async function writeChanges({ changed }: Pick<ImportPlan, 'changed'>, tx: Database): Promise<void> {
  if (changed.size === 0) return;
  const pairs = [...changed.values()];
  await freeUniqueValues(pairs, tx);
  const columns = COLUMNS.filter(({ text }) =>
    pairs.some(({ before, after }) => text(before) !== text(after)),
  );
  const list = (parts: SQL[]) => sql.join(parts, sql`, `);
  const set = columns.map(({ name, type }) => sql.raw(`${name} = u.${name}::${type}`));
  const values = columns.map(({ text }) => sql`${sql.param(pairs.map(({ after }) => text(after)))}::text[]`);
  const ids = pairs.map(({ after }) => after.id);
  const changes = pairs.map(({ before, after }) => after.changes - before.changes);
  await tx.execute(sql`
    update contact c set ${list([...set, sql`version = c.version + u.changes`, sql`updated_at = now()`])}
    from unnest(${list([sql`${sql.param(ids)}::bigint[]`, sql`${sql.param(changes)}::integer[]`, ...values])})
      as u (${sql.raw(['id', 'changes', ...columns.map(({ name }) => name)].join(', '))})
    where c.id = u.id`);
}

/** Sets them to null first: another contact may take such a value in the same batch. */
async function freeUniqueValues(pairs: Change[], tx: Database): Promise<void> {
  for (const [field, column] of [
    ['cnpj', sql`cnpj`],
    ['clientCode', sql`client_code`],
  ] as const) {
    const ids = pairs
      .filter(({ before, after }) => before.values[field] && before.values[field] !== after.values[field])
      .map(({ after }) => after.id);
    if (ids.length > 0)
      await tx.execute(sql`update contact set ${column} = null where id = any(${sql.param(ids)}::bigint[])`);
  }
}
