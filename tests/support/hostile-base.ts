import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts, customFields, segments, services, tags, users } from '#db/schema/index.ts';
import { type Random, seededRandom } from '#demo/random.ts';
import { addIdentifiers, identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import { FLOWS } from '#lib/contacts/portfolio/flow.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { cpf } from './import-file.ts';

type NewContact = typeof contacts.$inferInsert;

const BATCH = 500;

/** What breaks files: signs of formulas, of the format itself, of spreadsheets, and letters of all kinds. */
const PIECES = [
  ...[
    '=1+1',
    '+55',
    '-2',
    '@SUM(A1)',
    '\t',
    '\r\n',
    '\n',
    "'",
    "''",
    "'=",
    '＝1',
    '"',
    '""',
    '"|"',
    '","',
    '"]',
  ],
  ...[
    '["',
    '[[',
    ']',
    '|',
    ';',
    ',',
    ':::',
    '/',
    '#',
    '#N/D',
    '#REF!',
    '###',
    "'#N/D",
    '_x000D_',
    '_x005F_',
    '_X0041_',
  ],
  ...[
    '<b>&amp;',
    ']]>',
    '\\',
    '\\n',
    'NULL',
    'true',
    '00012',
    '1,5',
    '1e10',
    '5,5489E+12',
    '\u00A0',
    ' ',
    '  ',
  ],
  ...[
    'é',
    'E\u0301',
    'ÇÃO',
    'ñ',
    '日本',
    '👩‍👩‍👧',
    '🇧🇷',
    '\u200B',
    '\u202E',
    'ﬁ',
    '\uFFFE',
    '\uFFFF',
    '\u2028',
    'Ana',
    'Silva',
  ],
];

const FIELD_NAMES = [
  'Plano',
  'a","b',
  'x"|"y',
  '=Soma; "aspas"',
  '[colchetes]',
  "'#N/D",
  'Vírgula, e | pipe',
];
const TAG_NAMES = ['VIP', '#1', 'a|b', '=tag', '["x"]', 'Ação', "d'água", '"entre aspas"', '#N/D'];
const SEGMENT_NAMES = ['Sul', '=Norte', '#Leste', 'Médicos "A"'];
const SERVICE_NAMES = ['Fila Geral', '=Vendas; "A"', '#N/D', 'Antiga'];

export interface HostileBase {
  /** Contacts that an export of everything holds; some more are merged or anonymized. */
  exportable: number;
}

/** Fills an empty base with contacts whose every text is meant to hurt; the same ones every time. */
export async function hostileBase(
  count: number,
  db: Database,
  options: { leavers?: boolean } = {},
): Promise<HostileBase> {
  const random = seededRandom(count);
  const places = await makePlaces(options.leavers ?? true, db);
  const rule = identifierRule((await getOrganization(db)).placeholders);
  let exportable = 0;
  for (let at = 0; at < count; at += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - at) }, (_, more) =>
      hostileContact(at + more, random, places),
    );
    exportable += rows.filter((row) => !row.mergedIntoId && !row.anonymizedAt).length;
    const stored = await db.insert(contacts).values(rows).returning();
    await addIdentifiers(
      stored.filter(({ anonymizedAt }) => anonymizedAt === null),
      rule,
      db,
    );
  }
  return { exportable };
}

interface Places {
  fields: number[];
  limit: number;
  since: number;
  level: number;
  tags: number[];
  segments: number[];
  owners: number[];
  services: number[];
}

async function makePlaces(leavers: boolean, db: Database): Promise<Places> {
  const ids = (rows: { id: number }[]) => rows.map(({ id }) => id);
  const people = ['um', 'dois', 'saiu'].map((name) => ({
    name,
    email: `${name}@hostil.example`,
    role: 'agent' as const,
    active: name !== 'saiu',
  }));
  const owners = ids(await db.insert(users).values(people).returning({ id: users.id }));
  const queues = ids(
    await db
      .insert(services)
      .values(SERVICE_NAMES.map((name) => ({ name, archivedAt: name === 'Antiga' ? new Date() : null })))
      .returning({ id: services.id }),
  );
  const typed = [
    { name: 'Limite', type: 'number' as const },
    { name: 'Desde', type: 'date' as const },
    { name: 'Nível', type: 'choice' as const, choices: ['Ouro; "18k"', '=Prata'] },
  ];
  const all = [...FIELD_NAMES.map((name) => ({ name })), ...typed].map((field, position) => ({
    ...field,
    position,
  }));
  const fields = ids(await db.insert(customFields).values(all).returning({ id: customFields.id }));
  const named = FIELD_NAMES.length;
  return {
    fields: fields.slice(0, named),
    limit: fields[named] ?? 0,
    since: fields[named + 1] ?? 0,
    level: fields[named + 2] ?? 0,
    tags: ids(
      await db
        .insert(tags)
        .values(TAG_NAMES.map((name) => ({ name })))
        .returning({ id: tags.id }),
    ),
    segments: ids(
      await db
        .insert(segments)
        .values(SEGMENT_NAMES.map((name) => ({ name })))
        .returning({ id: segments.id }),
    ),
    owners: leavers ? owners : owners.slice(0, 2),
    services: leavers ? queues : queues.slice(0, 3),
  };
}

const NO_PORTFOLIO = {
  flow: null,
  ownerId: null,
  backupAgentId: null,
  serviceId: null,
  assignedAt: null,
  assignedById: null,
};

function hostileContact(at: number, random: Random, places: Places): NewContact {
  const text = (most = 60, multiline = false) => hostileText(random, most, multiline);
  const maybe = <Value>(value: () => Value | null) => (random.chance(0.5) ? value() : null);
  const corporate = random.chance(0.3);
  const isMerged = at > 10 && random.chance(0.02);
  const contact: NewContact = {
    name: text() ?? `Cliente ${at}`,
    firstName: maybe(text),
    lastName: maybe(text),
    kind: corporate ? 'corporate' : random.chance(0.1) ? 'group' : 'individual',
    active: !isMerged && !random.chance(0.1),
    // Some share what identifies them, some have nothing of the kind.
    cpf: maybe(() => cpf(random.chance(0.1) ? random.whole(0, 20) : at)),
    email: maybe(() =>
      random.chance(0.1) ? 'nao@tem.com' : `pessoa${random.chance(0.1) ? 7 : at}@exemplo.com.br`,
    ),
    gender: random.pick(['female', 'male', 'not_informed', null]),
    birthDate: maybe(() => `19${random.whole(10, 99)}-0${random.whole(1, 9)}-${random.whole(10, 28)}`),
    externalId: maybe(text),
    clientCode: maybe(() => normalizeText(`${text(40) ?? ''} ${at}`)),
    company: maybe(text),
    language: maybe(() => text(10)),
    zipCode: maybe(text),
    street: maybe(() => text(60, true)),
    number: maybe(text),
    complement: maybe(() => text(60, true)),
    city: maybe(text),
    state: maybe(text),
    country: maybe(text),
    instagram: maybe(text),
    facebook: maybe(text),
    twitter: maybe(text),
    whatsapp: maybe(text),
    telegram: maybe(text),
    priority: random.pick([null, null, 1, 2, 3]),
    phones: phones(at, random),
    tagIds: some(places.tags, random),
    segmentIds: random.chance(0.3) ? some(places.segments, random) : [],
    ...(!isMerged && random.chance(0.4) && portfolio(random, places)),
    custom: random.chance(0.5) ? custom(random, places) : {},
    blockedAt: random.chance(0.02) ? new Date() : null,
    anonymizedAt: random.chance(0.02) ? new Date() : null,
    mergedIntoId: isMerged ? 1 : null,
  };
  return contact.anonymizedAt ? { ...contact, active: false, ...NO_PORTFOLIO } : contact;
}

/** As the application would have stored it; null where nothing of it can be seen. */
function hostileText(random: Random, most: number, multiline: boolean): string | null {
  const pieces = Array.from({ length: random.whole(1, 5) }, () => random.pick(PIECES));
  const text = normalizeText(pieces.join(random.chance(0.3) ? ' ' : ''), multiline);
  return normalizeText(Array.from(text).slice(0, most).join(''), multiline) || null;
}

function phones(at: number, random: Random): string[] {
  if (random.chance(0.2)) return [];
  const count = random.chance(0.1) ? 10 : random.whole(1, 3);
  const first = random.chance(0.1) ? '5511999999999' : `55119${String(10_000_000 + (at % 80_000_000))}`;
  const rest = Array.from(
    { length: count - 1 },
    (_, slot) => `5548${20_000_000 + ((at * 10 + slot) % 30_000_000)}`,
  );
  return [...new Set([first, ...rest])];
}

function some(ids: readonly number[], random: Random): number[] {
  return ids.filter(() => random.chance(0.3));
}

function portfolio(random: Random, { owners, services: queues }: Places): Partial<NewContact> {
  const [ownerId, backupAgentId] = random.chance(0.5) ? owners : owners.toReversed();
  const flow = random.pick(FLOWS);
  return {
    flow,
    ownerId,
    backupAgentId: flow === 'backup_agent' ? backupAgentId : null,
    serviceId: flow === 'general_queue' ? random.pick(queues) : null,
    assignedAt: new Date('2026-03-04T05:06:07.891Z'),
  };
}

function custom(random: Random, places: Places): Record<string, string> {
  const values: Record<string, string> = {};
  for (const id of places.fields) {
    const text = random.chance(0.4) ? hostileText(random, 80, false) : null;
    if (text) values[id] = text;
  }
  if (random.chance(0.4)) values[places.limit] = random.pick(['1500.5', '-0.25', '1234567.891', '7', '1000']);
  if (random.chance(0.4)) values[places.since] = '2020-02-29';
  if (random.chance(0.4)) values[places.level] = random.pick(['Ouro; "18k"', '=Prata']);
  return values;
}

/** Everything there is of every contact, down to versions and times. */
export async function exactDigest(db: Database): Promise<string> {
  const { rows } = await db.execute<{ digest: string }>(sql`
    select md5(string_agg(md5(c::text), '' order by c.id)) as digest from contact c`);
  return rows[0]?.digest ?? '';
}

/** What of contacts can travel in a file, whoever they are here. */
export async function portableDigest(db: Database): Promise<string> {
  const { rows } = await db.execute<{ digest: string }>(sql`
    select md5(string_agg(line, '' order by line)) as digest from (
      select md5((to_jsonb(c) - '{id,kind,version,created_at,updated_at,assigned_at,assigned_by_id,blocked_at}'::text[]
        || jsonb_build_object('kind', c.kind = 'corporate'))::text) as line
      from contact c where merged_into_id is null and anonymized_at is null) as lines`);
  return rows[0]?.digest ?? '';
}
