import type pg from 'pg';
import type { Database } from '#db/client.ts';
import { runRejections } from '#db/schema/index.ts';
import { LONGEST_CUSTOM_CELL } from '#lib/custom-fields/parse-custom-fields-cell.ts';
import type { KnownContact, Rejection, RowOutcome } from '../deciding/known-base.ts';
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

/** Characters kept of a rejected row's cell: any valid cell whole, a longer one still too long when imported again. */
const MOST_CELL = LONGEST_CUSTOM_CELL + 1;

const ASSIGNMENT_COLUMNS = [
  'segment_ids',
  'owner_id',
  'flow',
  'backup_agent_id',
  'service_id',
  'assigned_at',
  'assigned_by_id',
];

/** The iterable may still be producing while the first contacts are written. */
export async function writeCreated(
  contacts: Iterable<KnownContact>,
  withAssignment: boolean,
  client: pg.Client,
): Promise<void> {
  const columns = withAssignment ? [...CONTACT_COLUMNS, ...ASSIGNMENT_COLUMNS] : CONTACT_COLUMNS;
  const row = withAssignment ? assignedRow : contactRow;
  await copyRows(client, `contact (${columns.join(', ')})`, map(contacts, row));
}

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

/** Stores what the report needs of rejected rows; also the one reason that refuses a whole file. */
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

/** Postgres text cannot hold NUL. */
function storable(cell: string): string {
  return cell.replaceAll('\0', '');
}

function* map<From, To>(list: Iterable<From>, make: (item: From) => To): Generator<To> {
  for (const item of list) yield make(item);
}

function assignedRow(contact: KnownContact): CopyValue[] {
  const { segmentIds, portfolio } = contact;
  const { ownerId, flow, backupAgentId, serviceId, assignedAt, assignedById } = portfolio ?? NO_PORTFOLIO;
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

const NO_PORTFOLIO = {
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
