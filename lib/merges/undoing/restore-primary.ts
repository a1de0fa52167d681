import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { takeCopiedAvatar } from '#lib/contacts/avatar/copy-avatars.ts';
import { takeCarriedBlock } from '#lib/contacts/blocks/carry-blocks.ts';
import {
  addIdentifiers,
  dropIdentifiers,
  type IdentifierRule,
} from '#lib/contacts/identity/identifier-index.ts';
import { COLUMN_TYPES, type SwappedField, TEXTS, type TextField } from '../planning/member.ts';
import { type FilledName, NOTED_LISTS, type PrimaryNotes } from '../undo-notes.ts';
import { activitySince } from './move-back.ts';

interface Row extends Record<string, unknown> {
  id: number;
  cpf: string | null;
  email: string | null;
  phones: string[];
}

const COLUMNS = sql`id, cpf, email, phones, cnpj, client_code`;

/** Blanks what was filled, shortens what was appended, puts back what was replaced; what was given up goes back to its giver. */
export async function restorePrimary(
  mergeId: number,
  { primaryId, filled, notes, isRaised }: NotedMerge,
  rule: IdentifierRule,
  tx: Database,
): Promise<void> {
  const moved = notes.moved ?? [];
  const ids = sql`${sql.param([primaryId, ...moved.map(({ from }) => from)])}::bigint[]`;
  const { rows: before } = await tx.execute<Row>(sql`select ${COLUMNS} from contact where id = any(${ids})`);
  if (filled.includes('avatar')) await takeCopiedAvatar(primaryId, tx);
  if (filled.includes('blocked')) await takeCarriedBlock(primaryId, tx);
  const own = exchanged(primaryId, notes, before);
  await blank(own, tx);
  const sets = [
    sql`last_interaction_at = greatest(${moment(notes.lastInteractionAt)}, ${activitySince(sql`contact.id`, sql`merge.at`)})`,
    ...(isRaised ? [sql`version = version + 1`, sql`updated_at = clock_timestamp()`] : []),
    ...filled.flatMap(blanked),
    ...shortened(notes),
    ...replaced(notes),
    ...customOf(filled, notes),
  ];
  await tx.execute(sql`
    update contact set ${sql.join(sets, sql`, `)} from merge where merge.id = ${mergeId} and contact.id = ${primaryId}`);
  await give(own, tx);
  if (!isRaised) return;
  await dropIdentifiers(before, tx);
  const { rows: after } = await tx.execute<Row>(sql`select ${COLUMNS} from contact where id = any(${ids})`);
  await addIdentifiers(after, rule, tx);
}

export interface NotedMerge {
  primaryId: number;
  filled: readonly FilledName[];
  notes: PrimaryNotes;
  /** Whether its record was changed, and not only what hangs on it. */
  isRaised: boolean;
}

function moment(microseconds: number | null): SQL {
  return sql`'epoch'::timestamptz + ${microseconds}::bigint * interval '1 microsecond'`;
}

interface Given {
  id: number;
  field: SwappedField;
  value: string | null;
}

/** Who gets which value back, the primary included. */
function exchanged(primaryId: number, { moved = [] }: PrimaryNotes, rows: readonly Row[]): Given[] {
  const heldBy = (id: number, field: SwappedField) =>
    (rows.find((row) => row.id === id)?.[TEXTS[field]] ?? null) as string | null;
  return moved.flatMap(({ field, from, swapped }) => [
    { id: from, field, value: heldBy(primaryId, field) },
    { id: primaryId, field, value: swapped ? heldBy(from, field) : null },
  ]);
}

async function blank(given: readonly Given[], tx: Database): Promise<void> {
  for (const { id, field } of given)
    await tx.execute(sql`update contact set ${sql.identifier(TEXTS[field])} = null where id = ${id}`);
}

async function give(given: readonly Given[], tx: Database): Promise<void> {
  for (const { id, field, value } of given)
    await tx.execute(sql`update contact set ${sql.identifier(TEXTS[field])} = ${value} where id = ${id}`);
}

function blanked(name: FilledName): SQL[] {
  if (name === 'avatar' || name === 'blocked' || isCustom(name)) return [];
  return [sql`${sql.identifier(TEXTS[name as TextField])} = null`];
}

function isCustom(name: string): boolean {
  return name.startsWith('custom:');
}

const LISTS = { phones: 'phones', tagIds: 'tag_ids', segmentIds: 'segment_ids' } as const;

function shortened({ lengths = {} }: PrimaryNotes): SQL[] {
  return NOTED_LISTS.flatMap((list) => {
    const [length, column] = [lengths[list], sql.identifier(LISTS[list])];
    return length === undefined ? [] : [sql`${column} = ${column}[1:${length}::integer]`];
  });
}

function replaced({ chosen = {} }: PrimaryNotes): SQL[] {
  return Object.entries(chosen).flatMap(([name, value]) => {
    if (name === 'name' || name === 'kind') return [sql`${sql.identifier(name)} = ${value}`];
    if (isCustom(name)) return [];
    const column = TEXTS[name as TextField];
    return [sql`${sql.identifier(column)} = ${value}::${sql.raw(COLUMN_TYPES[column] ?? 'text')}`];
  });
}

function customOf(filled: readonly FilledName[], { chosen = {} }: PrimaryNotes): SQL[] {
  const id = (name: string) => name.slice('custom:'.length);
  const came = filled.filter(isCustom).map(id);
  const had = Object.entries(chosen).filter(([name]) => isCustom(name));
  if (came.length + had.length === 0) return [];
  const back = JSON.stringify(Object.fromEntries(had.map(([name, value]) => [id(name), value])));
  return [sql`custom = (custom - ${sql.param(came)}::text[]) || ${back}::jsonb`];
}
