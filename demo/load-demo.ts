import { type Database, database } from '#db/client.ts';
import { auditEvents, contacts, users } from '#db/schema/index.ts';
import { addIdentifiers, identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { archiveCustomField } from '#lib/custom-fields/archive-custom-field.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { ensureTags } from '#lib/tags/ensure-tags.ts';
import { createAccounts, DEMO_ACCOUNTS, type DemoAccount } from './accounts.ts';
import { makeAppointments } from './appointments.ts';
import { listSome } from './blacklist.ts';
import { blockSome } from './blocked.ts';
import { customers, type DemoWords } from './customers.ts';
import { openDesk } from './desk.ts';
import { holders } from './holders.ts';
import { fairFile, representativeFile } from './import-files.ts';
import { mergeSome } from './merges.ts';
import type { DemoContact } from './people.ts';
import { assignedTo, auditPortfolios, createTeams } from './portfolios.ts';
import { seededRandom } from './random.ts';
import { writeTemplates } from './ready-texts.ts';
import { oddGroups, tellSomeApart } from './suggestions.ts';
import { askCustomers } from './surveys.ts';
import { CUSTOM_FIELDS, PRODUCT_TAGS, TAGS } from './vocabulary.ts';
import { tellSystems } from './webhooks.ts';

export interface Demo {
  accounts: readonly DemoAccount[];
  /** false when it was already loaded. */
  loaded: boolean;
}

const SEED = 20_261_121;
const BATCH = 500;

/**
 * Fills an empty database with Distribuidora Aurora: users, services, segments, 2,000 customers (some registered twice,
 * many in a portfolio, and groups of duplicates of every kind), two real imports and a morning at the desk. The customers are always the same; their dates are before `now`.
 * @throws Error when the database has its own organization
 */
export async function loadDemo(db: Database = database(), now = new Date()): Promise<Demo> {
  if (await isLoaded(db)) return { accounts: DEMO_ACCOUNTS, loaded: false };
  const random = seededRandom(SEED);
  const [list, owner, agents, people] = await db.transaction(async (tx) => {
    const people = await createAccounts(tx);
    const marina = people[0] as Actor;
    const teams = await createTeams(people, tx);
    const all = assignedTo(customers(random, now, await createWords(marina, tx)), teams);
    return [await insertContacts(all, people, tx), marina, people.slice(1), people] as const;
  });
  await editSome(list, agents);
  await importFile(owner, 'feira-2026.csv', fairFile(random, now, list.slice(100)));
  const shared = sharedPhone(list);
  await importFile(owner, 'representante-sul.csv', representativeFile(random, now, shared));
  await openDesk(people, db);
  const odd = await insertContacts(oddGroups(random, now), people, db);
  await tellSomeApart(people[2] as Actor, odd, db);
  await blockSome(owner, people[2] as Actor, db);
  await listSome(owner, people[2] as Actor, db);
  await askCustomers(people, db);
  await makeAppointments(people.slice(3, 5), 'Atendimento geral', db);
  await writeTemplates(owner, people[3] as Actor, db);
  await tellSystems(owner, db);
  await mergeSome(people, db);
  return { accounts: DEMO_ACCOUNTS, loaded: true };
}

async function isLoaded(db: Database): Promise<boolean> {
  const found = await db.select({ email: users.email }).from(users);
  if (found.length === 0) return false;
  if (found.some(({ email }) => email === DEMO_ACCOUNTS[0]?.email)) return true;
  throw new Error('the demo needs an empty database: this one has an organization already');
}

async function createWords(owner: Actor, tx: Database): Promise<DemoWords> {
  const ids = await ensureTags([...TAGS, ...PRODUCT_TAGS], tx);
  const fields = [];
  for (const field of CUSTOM_FIELDS) fields.push(await createCustomField(owner, field, tx));
  const old = await createCustomField(owner, { name: 'Código no sistema antigo', type: 'text' }, tx);
  await archiveCustomField(owner, old.id, tx);
  return {
    tagIds: TAGS.map((name) => ids.idOf(name)),
    allTagIds: [...TAGS, ...PRODUCT_TAGS].map((name) => ids.idOf(name)),
    fields,
  };
}

/** In batches: two thousand calls of the verb would take a minute. */
async function insertContacts(
  all: DemoContact[],
  people: readonly Actor[],
  tx: Database,
): Promise<(DemoContact & { id: number })[]> {
  const rule = identifierRule((await getOrganization(tx)).placeholders);
  const inserted: (DemoContact & { id: number })[] = [];
  for (let at = 0; at < all.length; at += BATCH) {
    const rows = await tx
      .insert(contacts)
      .values(all.slice(at, at + BATCH))
      .returning();
    await addIdentifiers(rows, rule, tx);
    await auditPortfolios(rows, tx);
    await tx.insert(auditEvents).values(
      rows.map((row) => ({
        at: row.createdAt,
        userId: people[row.id % people.length]?.userId,
        action: 'contact.created',
        subject: 'contact',
        subjectId: row.id,
        via: 'web' as const,
      })),
    );
    inserted.push(...rows);
  }
  return inserted;
}

/** Some changes by several people for the histories and the audit trail. */
async function editSome(
  list: readonly { id: number; segmentIds?: number[] }[],
  actors: readonly Actor[],
): Promise<void> {
  const everyones = list.filter(({ segmentIds = [] }) => segmentIds.length === 0);
  const changes = [{ priority: 'high' }, { tags: ['VIP', 'Fidelidade'] }, { company: 'Rede Aurora' }];
  for (const [at, actor] of [...actors, ...actors, ...actors].entries()) {
    await updateContact(actor, everyones[at * 7 + 6]?.id ?? 0, changes[at % changes.length]);
  }
}

async function importFile(actor: Actor, fileName: string, text: string): Promise<void> {
  const { id } = await receiveImport(actor, { fileName, body: pieces(text) });
  await executeRun(id, RUN_KINDS);
}

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** A contact whose only phone is also another active contact's, which makes a row ambiguous. */
function sharedPhone(list: readonly DemoContact[]): DemoContact {
  const held = holders(list);
  const found = list.find(({ phones }) => phones.length === 1 && held(phones[0]) > 1);
  if (!found) throw new Error('the demo has no shared phone');
  return found;
}
