import { cpf } from '#tests/support/import-file.ts';
import { FIRST, LAST } from '../customer-file.ts';

const PROVIDERS = ['gmail.com', 'gmail.com', 'gmail.com', 'hotmail.com', 'outlook.com', 'yahoo.com.br', ''];
const AREAS = ['11', '11', '11', '21', '21', '31', '41', '47', '48', '51', '61', '71', '81', '92'];
const CITIES = [
  ['São Paulo', 'SP'],
  ['Rio de Janeiro', 'RJ'],
  ['Belo Horizonte', 'MG'],
  ['Curitiba', 'PR'],
  ['Florianópolis', 'SC'],
  ['Salvador', 'BA'],
  ['Recife', 'PE'],
  ['Porto Alegre', 'RS'],
  ['Brasília', 'DF'],
  ['Goiânia', 'GO'],
  ['Manaus', 'AM'],
  ['Rio Branco', 'AC'],
];
const THREE_YEARS_MS = 3 * 365 * 86_400_000;
const BATCH = 5_000;

export const TAGS = 20;
export const SEGMENTS = 3;
export const AGENTS = 12;
export const FIELDS = { plan: 1, contract: 2, due: 3 };
/** Contacts were created in the three years before this moment. */
export const LAST_REGISTERED = Date.parse('2026-06-30T12:00:00Z');

/** A pseudo-random number below 1, always the same for a contact and question. */
export function chance(at: number, question: number): number {
  let mixed = Math.imul(at + 1, 0x9e3779b1) ^ Math.imul(question + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}

/** Names, cities and tags are skewed: a few are very common. */
export function person(at: number, total: number) {
  const kind = chance(at, 1) < 0.06 ? 'corporate' : chance(at, 2) < 0.01 ? 'group' : 'individual';
  const first = skewed(FIRST, at, 3);
  const last = `${skewed(LAST, at, 4)} ${skewed(LAST, at, 5)}`;
  const registered = LAST_REGISTERED - THREE_YEARS_MS * (1 - batchStart(at) / total);
  const [city, state] = cityOf(at);
  return {
    id: at + 1,
    name: kind === 'corporate' ? `Comercial ${last} Ltda` : `${first} ${last}`,
    kind,
    active: chance(at, 6) >= 0.04,
    email: chance(at, 7) < 0.8 ? mailOf(first, last, at) : null,
    cpf: kind === 'individual' && chance(at, 8) < 0.9 ? cpf(at * 797 + 13) : null,
    cnpj: kind === 'corporate' ? `${String(10 ** 11 + at * 7).slice(0, 12)}${10 + (at % 90)}` : null,
    external_id: chance(at, 9) < 0.1 ? `EXT-${at * 3}` : null,
    client_code:
      chance(at, 10) < 0.7 ? `C${String((at * 48_271) % 90_000_000).padStart(8, '0')}-${at % 97}` : null,
    company: kind === 'individual' && chance(at, 100) < 0.2 ? companyOf(at) : null,
    whatsapp: whatsappOf(at),
    instagram: chance(at, 101) < 0.1 ? `@${plain(first)}.${plain(last).replace(' ', '_')}${at % 100}` : null,
    city,
    state,
    country: 'Brasil',
    priority: pick(at, 11, [0.015, 0.08, 0.12], [3, 2, 1]),
    phones: phonesOf(at),
    tag_ids: within(TAGS, at, 20, (tag) => 0.35 * 0.6 ** tag),
    segment_ids: within(SEGMENTS, at, 50, (segment) => [0.3, 0.1, 0.005][segment] ?? 0),
    owner_id: chance(at, 12) < 0.25 ? 2 + Math.floor(AGENTS * chance(at, 13) ** 2) : null,
    flow: chance(at, 14) < 0.9 ? 'message' : 'follow_me',
    assigned_at: registered,
    custom: customOf(at),
    last_interaction_at:
      chance(at, 15) < 0.3 ? LAST_REGISTERED + 12 * 3_600_000 * chance(at, 16) ** 4 * 300 : null,
    created_at: registered,
    updated_at: chance(at, 17) < 0.15 ? LAST_REGISTERED + 86_400_000 * 140 * chance(at, 18) : registered,
  };
}

export type Person = ReturnType<typeof person>;

/** Most contacts were imported: whole batches share a moment. */
function batchStart(at: number): number {
  const start = Math.floor(at / BATCH) * BATCH;
  return chance(start, 60) < 0.8 ? start : at;
}

function skewed(list: readonly string[], at: number, question: number): string {
  return list[Math.floor(list.length * chance(at, question) ** 1.6)] ?? '';
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Four in ten give the number of one of their phones; few another one, or a name. */
function whatsappOf(at: number): string | null {
  const share = chance(at, 102);
  if (share < 0.4) return phonesOf(at)[0] ?? null;
  if (share < 0.42) return `+55 11 9${String(Math.floor(chance(at, 103) * 1e8)).padStart(8, '0')}`;
  return share < 0.43 ? `zap${at}` : null;
}

/** Some thousand companies, called after their owners. */
function companyOf(at: number): string {
  const company = Math.floor(3_000 * chance(at, 104) ** 2);
  const trade = ['Comércio', 'Transportes', 'Advocacia', 'Construções', 'Odontologia'][company % 5];
  return `${skewed(LAST, company, 105)} & ${skewed(LAST, company, 106)} ${trade} ${company % 7 === 0 ? 'S.A.' : 'Ltda'}`;
}

function mailOf(first: string, last: string, at: number): string {
  const provider = PROVIDERS[Math.floor(PROVIDERS.length * chance(at, 30))] || `empresa${at % 5000}.com.br`;
  return plain(`${first}.${last.replaceAll(' ', '')}${at % 9973}@${provider}`);
}

/** Half live in a dozen large cities, with falling shares; the rest in three hundred small ones. */
function cityOf(at: number): [string, string] {
  const share = chance(at, 40);
  const large = CITIES[Math.floor(CITIES.length * (share * 2) ** 3)];
  if (share < 0.5 && large) return large as [string, string];
  const number = Math.floor(300 * chance(at, 41) ** 2);
  return [`Santa ${LAST[number % LAST.length]} d’Oeste ${number}`, CITIES[number % 10]?.[1] ?? 'SP'];
}

function phonesOf(at: number): string[] {
  const count = pick(at, 70, [0.03, 0.27, 0.42], [0, 1, 2]) ?? 3;
  return Array.from({ length: count }, (_, nth) => {
    const area = AREAS[Math.floor(AREAS.length * chance(at, 71 + nth))];
    const digits = Math.floor(chance(at, 81 + nth) * 1e8);
    return nth === 1
      ? `55${area}3${String(digits % 1e7).padStart(7, '0')}`
      : `55${area}9${String(digits).padStart(8, '0')}`;
  });
}

function customOf(at: number): Record<string, string> {
  const custom: Record<string, string> = {};
  if (chance(at, 90) < 0.7) custom[FIELDS.plan] = `P${Math.floor(8 * chance(at, 91) ** 2)}`;
  if (chance(at, 92) < 0.5) custom[FIELDS.contract] = `CT-${at}`;
  if (chance(at, 93) < 0.05) custom[FIELDS.due] = `2027-${String(1 + (at % 12)).padStart(2, '0')}-15`;
  return custom;
}

function pick<Value>(at: number, question: number, shares: number[], values: Value[]): Value | null {
  let rest = chance(at, question);
  for (const [index, share] of shares.entries()) {
    if (rest < share) return values[index] ?? null;
    rest -= share;
  }
  return null;
}

function within(most: number, at: number, question: number, share: (index: number) => number): number[] {
  return Array.from({ length: most }, (_, index) => index).flatMap((index) =>
    chance(at, question + index) < share(index) ? [index + 1] : [],
  );
}
