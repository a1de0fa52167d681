import type pg from 'pg';
import type { Database } from '#db/client.ts';
import { runRejections } from '#db/schema/index.ts';
import { LONGEST_CUSTOM_CELL } from '#lib/custom-fields/parse-custom-fields-cell.ts';
import type { KnownContact, Rejection, RowOutcome } from '../deciding/plan-world.ts';
import { type CopyValue, copyRows } from './copy-rows.ts';
import { SCALAR_COLUMNS } from './scalar-columns.ts';

const CONTACT_COLUMNS = [
  'id',
  'name',
  'active',
  'kind',
  'priority',
  'phones',
  'tag_ids',
  'custom',
  ...SCALAR_COLUMNS.map(([, column]) => column),
];

/** Longest piece of a refused cell that the report keeps: every cell that can be right whole, the others still refused. */
const MOST_CELL = LONGEST_CUSTOM_CELL + 1;

const PLACE_COLUMNS = [
  'segment_ids',
  'owner_id',
  'flow',
  'backup_agent_id',
  'service_id',
  'assigned_at',
  'assigned_by_id',
];

/**
 * New contacts, through COPY; they may still be in the making while the first ones are written.
 * @param withPlace whether any can be in a segment or portfolio
 */
export async function writeCreated(
  contacts: Iterable<KnownContact>,
  withPlace: boolean,
  client: pg.Client,
): Promise<void> {
  const columns = withPlace ? [...CONTACT_COLUMNS, ...PLACE_COLUMNS] : CONTACT_COLUMNS;
  const row = withPlace ? placedRow : contactRow;
  await copyRows(client, `contact (${columns.join(', ')})`, map(contacts, row));
}

/** What became of each row. */
export async function writeOutcomes(
  runId: number,
  outcomes: Iterable<RowOutcome>,
  client: pg.Client,
): Promise<void> {
  await copyRows(
    client,
    'import_row (run_id, line, outcome, contact_id, fields)',
    map(outcomes, (row) => [runId, row.line, row.outcome, row.contactId, row.fields]),
  );
}

/** Keeps what the report needs of refused rows; also used for the one reason that refuses a whole file. */
export async function writeRejections(runId: number, rejections: Rejection[], tx: Database): Promise<void> {
  for (let at = 0; at < rejections.length; at += 1000) {
    await tx.insert(runRejections).values(
      rejections.slice(at, at + 1000).map(({ line, reasons, cells }) => ({
        runId,
        position: line,
        reasons,
        cells: cells.map((cell) => storable(cell.length > MOST_CELL ? `${cell.slice(0, MOST_CELL)}…` : cell)),
      })),
    );
  }
}

/** Postgres text holds everything but NUL. */
function storable(cell: string): string {
  return cell.replaceAll('\0', '');
}

function* map<From, To>(list: Iterable<From>, make: (item: From) => To): Generator<To> {
  for (const item of list) yield make(item);
}

function placedRow(contact: KnownContact): CopyValue[] {
  const { segmentIds, portfolio } = contact;
  const { ownerId, flow, backupAgentId, serviceId, assignedAt, assignedById } = portfolio ?? NOBODYS;
  return [
    ...contactRow(contact),
    segmentIds,
    ownerId,
    flow,
    backupAgentId,
    serviceId,
    assignedAt,
    assignedById,
  ];
}

const NOBODYS = {
  ownerId: null,
  flow: null,
  backupAgentId: null,
  serviceId: null,
  assignedAt: null,
  assignedById: null,
};

function contactRow(contact: KnownContact): CopyValue[] {
  const row: CopyValue[] = [
    contact.id,
    contact.name,
    contact.active,
    contact.kind,
    contact.priority,
    contact.phones,
    contact.tagIds,
    JSON.stringify(contact.custom),
  ];
  for (const [field] of SCALAR_COLUMNS) row.push(contact.values[field] ?? null);
  return row;
}
