import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { copyAvatars } from '#lib/contacts/avatar/copy-avatars.ts';
import { carryBlocks } from '#lib/contacts/blocks/carry-blocks.ts';
import {
  addIdentifiers,
  dropIdentifiers,
  type IdentifierRule,
  type IdentifyingValues,
} from '#lib/contacts/identity/identifier-index.ts';
import type { MergePlan } from '../merge-plan.ts';
import { COLUMN_TYPES, SWAPPED_FIELDS, TEXT_FIELDS, TEXTS } from '../planning/member.ts';
import type { Planned } from '../planning/planned.ts';
import { changedFields } from '../undo-notes.ts';

/** Its values once the secondaries have given theirs up. */
export async function writePrimaries(
  planned: readonly Planned[],
  { rule, isNoted }: { rule: IdentifierRule; isNoted: boolean },
  tx: Database,
): Promise<void> {
  const changed = planned.map(({ plan }) => plan).filter(isTouched);
  if (changed.length === 0) return;
  await write(changed, tx);
  await swapValues(changed, tx);
  await copyAvatars(
    given(changed, ({ avatarFrom }) => avatarFrom),
    tx,
  );
  await carryBlocks(
    given(changed, ({ becomesBlocked, secondaries }) =>
      becomesBlocked ? secondaries.find(({ blocked }) => blocked)?.id : null,
    ),
    tx,
  );
  await dropIdentifiers(
    changed.flatMap((plan) => identifyingOf(plan, 'lost')),
    tx,
  );
  await addIdentifiers(
    changed.flatMap((plan) => identifyingOf(plan, 'new')),
    rule,
    tx,
    isNoted,
  );
}

function isTouched(plan: MergePlan): boolean {
  const { primary, result, openInteractions } = plan;
  return (
    changedFields(plan).length > 0 ||
    result.lastInteractionAt !== primary.lastInteractionAt ||
    openInteractions !== primary.openInteractions
  );
}

interface Column {
  name: string;
  type: string;
  read: (contact: MergePlan['result']) => string;
}

const COLUMNS: readonly Column[] = [
  { name: 'name', type: 'text', read: ({ name }) => name },
  { name: 'kind', type: 'text', read: ({ kind }) => kind },
  ...TEXT_FIELDS.map(
    (field): Column => ({
      name: TEXTS[field],
      type: COLUMN_TYPES[TEXTS[field]] ?? 'text',
      read: ({ texts }) => texts[field] ?? '',
    }),
  ),
  { name: 'phones', type: 'text[]', read: ({ phones }) => `{${phones.map(quoted)}}` },
  { name: 'tag_ids', type: 'integer[]', read: ({ tagIds }) => `{${tagIds}}` },
  { name: 'segment_ids', type: 'integer[]', read: ({ segmentIds }) => `{${segmentIds}}` },
  { name: 'custom', type: 'jsonb', read: ({ custom }) => JSON.stringify(custom) },
];

function quoted(item: string): string {
  return `"${item.replace(/["\\]/g, '\\$&')}"`;
}

/** Columns in which nobody changes are left alone: each has indexes. Whoever only got interactions keeps their version. */
async function write(plans: readonly MergePlan[], tx: Database): Promise<void> {
  const columns = COLUMNS.map((column) => ({
    ...column,
    values: plans.map(({ primary, result }) => {
      const value = column.read(result);
      return value === column.read(primary) ? null : value;
    }),
  })).filter(({ values }) => values.some((value) => value !== null));
  const list = (parts: SQL[]) => sql.join(parts, sql`, `);
  const sets = columns.map(({ name, type }) => sql.raw(`${name} = coalesce(u.${name}::${type}, c.${name})`));
  const names = columns.map(({ name }) => name);
  await tx.execute(sql`
    update contact c set ${list([
      ...sets,
      sql`last_interaction_at = coalesce('epoch'::timestamptz + u.last * interval '1 microsecond', c.last_interaction_at)`,
      sql`open_interactions = c.open_interactions + u.opened`,
      sql`version = c.version + u.raised`,
      sql`updated_at = case u.raised when 0 then c.updated_at else clock_timestamp() end`,
    ])}
    from unnest(${list([
      sql`${sql.param(plans.map(({ primary }) => primary.id))}::bigint[]`,
      sql`${sql.param(plans.map(({ primary, result }) => newLast(primary, result)))}::bigint[]`,
      sql`${sql.param(plans.map(({ primary, openInteractions }) => openInteractions - primary.openInteractions))}::integer[]`,
      sql`${sql.param(plans.map((plan) => (changedFields(plan).length > 0 ? 1 : 0)))}::integer[]`,
      ...columns.map(({ values }) => sql`${sql.param(values)}::text[]`),
    ])}) as u (${sql.raw(['id', 'last', 'opened', 'raised', ...names].join(', '))})
    where c.id = u.id`);
}

function newLast(
  { lastInteractionAt: before }: MergePlan['primary'],
  { lastInteractionAt: after }: MergePlan['result'],
) {
  return after === before ? null : after;
}

async function swapValues(plans: readonly MergePlan[], tx: Database): Promise<void> {
  for (const field of SWAPPED_FIELDS) {
    const back = plans
      .flatMap(({ moved }) => moved)
      .filter((one) => one.field === field && one.back !== null);
    if (back.length === 0) continue;
    const column = sql.raw(TEXTS[field]);
    await tx.execute(sql`
      update contact c set ${column} = b.value
      from unnest(${sql.param(back.map(({ from }) => from))}::bigint[], ${sql.param(back.map((one) => one.back))}::text[]) as b (id, value)
      where c.id = b.id`);
  }
}

/** Whose picture or block somebody gets, where they get one. */
function given(
  plans: readonly MergePlan[],
  from: (plan: MergePlan) => number | null | undefined,
): { id: number; fromId: number }[] {
  return plans.flatMap((plan) => {
    const fromId = from(plan);
    return fromId ? [{ id: plan.primary.id, fromId }] : [];
  });
}

/** By what the primary, and whoever swapped a value with it, is known from now on or is not any more. */
function identifyingOf(
  { primary, result, added, moved }: MergePlan,
  which: 'new' | 'lost',
): (IdentifyingValues & { id: number })[] {
  const known = (field: 'cpf' | 'email') => {
    const [before, after] = [primary.texts[field], result.texts[field]];
    return {
      field,
      before: before ?? null,
      after: after ?? null,
      swap: moved.find((one) => one.field === field),
    };
  };
  const changed = [known('cpf'), known('email')].filter(({ before, after }) => before !== after);
  const phones = which === 'new' ? added.phones.map(({ value }) => value) : [];
  const nothing = { cpf: null, email: null, phones: [] };
  const own = changed.map(({ field, before, after }) => ({ [field]: which === 'new' ? after : before }));
  const swapped = changed.flatMap(({ field, before, after, swap }) =>
    swap ? [{ ...nothing, id: swap.from, [field]: which === 'new' ? before : after }] : [],
  );
  if (own.length + phones.length === 0) return [];
  return [{ ...nothing, id: primary.id, phones, ...Object.assign({}, ...own) }, ...swapped];
}
