import type { contacts } from '#db/schema/index.ts';
import { randomCnpj, randomCpf } from './documents.ts';
import { mailbox } from './mailbox.ts';
import {
  COMPANY_KINDS,
  COMPANY_NAMES,
  COMPANY_SUFFIXES,
  FEMALE_NAMES,
  JOINED_SURNAMES,
  MALE_NAMES,
  SURNAMES,
} from './names.ts';
import { COMPLEMENTS, PLACES, type Place, STREETS } from './places.ts';
import type { Random } from './random.ts';

export type DemoContact = typeof contacts.$inferInsert & { name: string; phones: string[]; tagIds: number[] };

const DAY = 86_400_000;
const WEIGHTED_PLACES: readonly Place[] = PLACES.flatMap((place) => Array<Place>(place.weight).fill(place));

/** About three people for each company. Dates are before `now`. */
export function randomContact(random: Random, serial: number, now: Date): DemoContact {
  const place = random.pick(WEIGHTED_PLACES);
  const identity = random.chance(0.27) ? company(random) : person(random, now);
  const createdAt = daysBefore(now, random.whole(3, 900), random);
  return {
    ...identity,
    ...address(random, place),
    phones: phones(random, place.ddd, identity.kind === 'corporate'),
    active: !random.chance(0.07),
    clientCode: random.chance(0.6) ? `AUR-${String(serial).padStart(5, '0')}` : null,
    externalId: random.chance(0.25) ? `erp-${random.whole(100_000, 999_999)}` : null,
    language: random.chance(0.9) ? null : 'pt-BR',
    priority: random.chance(0.35) ? random.whole(1, 3) : null,
    tagIds: [],
    custom: {},
    createdAt,
    updatedAt: createdAt,
    lastInteractionAt: random.chance(0.72)
      ? latest(createdAt, daysBefore(now, recency(random), random))
      : null,
  };
}

function person(random: Random, now: Date) {
  const female = random.chance(0.53);
  const first = random.pick(female ? FEMALE_NAMES : MALE_NAMES);
  const last = random.chance(0.55)
    ? [random.pick(SURNAMES)]
    : [random.pick(SURNAMES), random.pick(random.chance(0.3) ? JOINED_SURNAMES : SURNAMES)];
  const name = [first, ...last].join(' ');
  return {
    name,
    kind: 'individual' as const,
    cpf: random.chance(0.68) ? randomCpf(random) : null,
    gender: random.chance(0.85) ? ((female ? 'female' : 'male') as 'female' | 'male') : null,
    birthDate: random.chance(0.6) ? birthDate(random, now) : null,
    email: random.chance(0.74) ? mailbox(random, name) : null,
    company: random.chance(0.3) ? companyName(random) : null,
    instagram: random.chance(0.12) ? `@${mailbox(random, name).split('@')[0]}` : null,
  };
}

function company(random: Random) {
  const name = companyName(random);
  const desk = random.pick(['compras', 'contato', 'financeiro', 'pedidos']);
  return {
    name: `${name} ${random.pick(COMPANY_SUFFIXES)}`,
    kind: 'corporate' as const,
    cnpj: random.chance(0.85) ? randomCnpj(random, random.chance(0.08)) : null,
    email: random.chance(0.8) ? mailbox(random, `${desk} ${name}`) : null,
    company: null,
  };
}

function companyName(random: Random): string {
  return `${random.pick(COMPANY_KINDS)} ${random.pick(COMPANY_NAMES)}`;
}

function address(random: Random, place: Place) {
  if (random.chance(0.15)) return { city: place.city, state: place.state, country: 'Brasil' };
  const zip = (place.zip + random.digits(8)).slice(0, 5);
  return {
    zipCode: `${zip}-${random.digits(3)}`,
    street: random.pick(STREETS),
    number: String(random.whole(1, 2400)),
    complement: random.chance(0.25) ? random.pick(COMPLEMENTS) : null,
    city: place.city,
    state: place.state,
    country: 'Brasil',
  };
}

/** Mobiles have nine digits and start with 9; landlines have eight and start with 2 to 4. */
function phones(random: Random, ddd: string, landlineFirst: boolean): string[] {
  if (random.chance(0.04)) return [];
  const landline = () => `55${ddd}${random.whole(2, 4)}${random.digits(7)}`;
  const first = landlineFirst && random.chance(0.6) ? landline() : mobile(random, ddd);
  const rest = Array.from({ length: random.chance(0.25) ? random.whole(1, 2) : 0 }, () =>
    random.chance(0.7) ? mobile(random, ddd) : landline(),
  );
  return [first, ...rest];
}

export function mobile(random: Random, ddd: string): string {
  return `55${ddd}9${random.whole(6, 9)}${random.digits(7)}`;
}

function birthDate(random: Random, now: Date): string {
  return daysBefore(now, random.whole(19 * 365, 82 * 365), random)
    .toISOString()
    .slice(0, 10);
}

/** Most interactions are recent. */
function recency(random: Random): number {
  return Math.floor(random.next() ** 3 * 540);
}

/** Within business hours, to the minute. */
function daysBefore(now: Date, days: number, random: Random): Date {
  const day = new Date(now.getTime() - (days + 1) * DAY);
  day.setUTCHours(random.whole(11, 21), random.whole(0, 59), 0, 0);
  return day;
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other;
}
