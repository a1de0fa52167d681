import { parseCustomValue } from '#lib/custom-fields/parse-custom-value.ts';
import { foldText } from '#lib/identifiers/normalize-text.ts';
import { isPlaceholder } from '#lib/identifiers/placeholders.ts';
import type { Balance, Base, Outcome, Person, Portfolio, Row, Settings } from './person.ts';
import { SEGMENTS, SERVICES, USERS } from './random-import.ts';
import { type Reading, readRow } from './read-row.ts';

/**
 * What an import must come to, told as section 5 of the design tells it: the rows one after the other, each looking
 * through the whole base. No batch, no index, no database. Changes `base`.
 */
export function sequentialImport(
  base: Base,
  rows: { line: number; row: Row }[],
  settings: Settings,
): { outcomes: Outcome[]; balance: Balance } {
  const balance: Balance = {
    created: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    withoutIdentifier: 0,
    repaired: 0,
  };
  const outcomes = rows.map(({ line, row }): Outcome => {
    const result = takeRow(base, line, row, settings);
    if (Array.isArray(result)) {
      balance.rejected++;
      return { line, outcome: 'rejected', person: null, fields: [], reasons: [...new Set(result)].sort() };
    }
    balance[result.outcome]++;
    if (result.repaired) balance.repaired++;
    if (result.outcome === 'created' && result.identifiers === 0) balance.withoutIdentifier++;
    const fields = result.outcome === 'updated' ? result.fields.sort() : [];
    return { line, outcome: result.outcome, person: result.person, fields, reasons: [] };
  });
  return { outcomes, balance };
}

interface Taken {
  outcome: 'created' | 'updated' | 'unchanged';
  person: string;
  fields: string[];
  identifiers: number;
  repaired: boolean;
}

/** One row against the base as it is now; the reasons when it is refused, and then nothing has changed. */
function takeRow(base: Base, line: number, row: Row, settings: Settings): Taken | string[] {
  const reading = readRow(row, settings);
  if (Array.isArray(reading)) return reading;
  const carried = identifiersOf(reading.texts, reading.phones, settings);
  const found = settings.allowDuplicates ? [] : identify(base, carried, settings);
  if (found.length > 1) return [`ambiguous ${found.length}`];
  const before = found[0] ?? null;
  if (before && settings.mode === 'create_only') return ['contact_exists'];
  if (!before && settings.mode === 'update_only')
    return [carried.length === 0 ? 'identifier_missing' : 'nobody_to_update'];
  const draft = { tags: [...base.tags], fields: structuredClone(base.fields) };
  const news = before ? withoutFormers(reading, row, before, base, settings) : { reading, row };
  const after = fill(before, news.reading, news.row, `line ${line}`, draft);
  const reasons = [...after.reasons, ...refusals(base, before, after.person, reading)];
  if (reasons.length > 0) return reasons;
  const fields = before ? changes(before, after.person) : [];
  Object.assign(base, draft);
  if (before) base.people[base.people.indexOf(before)] = after.person;
  else base.people.push(after.person);
  return {
    outcome: !before ? 'created' : fields.length > 0 ? 'updated' : 'unchanged',
    person: after.person.key,
    fields,
    identifiers: carried.length,
    repaired: reading.repaired,
  };
}

/** `kind value` of all that identifies, in the order CPF, phones, e-mail; placeholders identify nobody. */
export function identifiersOf(
  texts: Record<string, string>,
  phones: readonly string[],
  { placeholders }: Pick<Settings, 'placeholders'>,
): [kind: 'cpf' | 'phone' | 'email', value: string][] {
  const all: [kind: 'cpf' | 'phone' | 'email', value: string][] = phones.map((phone) => ['phone', phone]);
  if (texts.cpf) all.unshift(['cpf', texts.cpf]);
  if (texts.email) all.push(['email', texts.email.toLowerCase()]);
  return all.filter(([kind, value]) => !isPlaceholder(kind, value, placeholders));
}

/** Whom the row's first kind of identifier finds: the merged stand for their primary, the active come first. */
function identify(base: Base, carried: [string, string][], settings: Settings): Person[] {
  const [first] = carried;
  if (!first) return [];
  const deciding = carried.filter(([kind]) => kind === first[0]).map(String);
  const holders = base.people.filter((person) =>
    identifiersOf(person.texts, person.phones, settings).some((one) => deciding.includes(String(one))),
  );
  const found = [...new Set(holders.map((person) => primaryOf(person, base)))];
  const active = found.filter((person) => person.active);
  return active.length > 0 ? active : found;
}

function primaryOf(person: Person, base: Base): Person {
  const primary = base.people.find(({ key }) => key === person.mergedInto);
  return primary ? primaryOf(primary, base) : person;
}

/**
 * What was merged into a contact is no news of it. What identifies a merged one never is; the rest is not where the row carries
 * something by which the merged one is known.
 */
function withoutFormers(
  reading: Reading,
  row: Row,
  before: Person,
  base: Base,
  settings: Settings,
): { reading: Reading; row: Row } {
  const formers = base.people.filter((person) => person !== before && primaryOf(person, base) === before);
  const carried = identifiersOf(reading.texts, reading.phones, settings).map(String);
  const isAbout = (person: Person) =>
    identifiersOf(person.texts, person.phones, settings).some((one) => carried.includes(String(one)));
  const about = formers.filter(isAbout);
  const text = (field: string, value = '') => (field === 'email' ? value.toLowerCase() : value);
  const isOld = ([field, value]: [string, string]) => {
    const identifies = ['cpf', 'email', 'cnpj', 'clientCode', 'externalId'].includes(field);
    const had = (identifies ? formers : about).some(
      (one) => text(field, one.texts[field]) === text(field, value),
    );
    return had && (before.texts[field] !== undefined || ['cnpj', 'clientCode'].includes(field));
  };
  const isOldValue = ([name, value]: [string, string]) => {
    const field = base.fields.find((one) => foldText(one.name) === foldText(name));
    if (!field || value === '') return false;
    const parsed = parseCustomValue(field, value);
    if (!parsed.ok || before.custom[field.name] === undefined) return false;
    return about.some((one) => one.custom[field.name] === parsed.value);
  };
  return {
    row: { ...row, custom: row.custom.filter((pair) => !isOldValue(pair)) },
    reading: {
      ...reading,
      name: about.some(({ name }) => name === reading.name) ? '' : reading.name,
      active: about.length > 0 ? null : reading.active,
      kind: about.some(({ kind }) => kind === reading.kind) ? null : reading.kind,
      priority:
        before.priority && about.some(({ priority }) => priority === reading.priority)
          ? null
          : reading.priority,
      texts: Object.fromEntries(Object.entries(reading.texts).filter((pair) => !isOld(pair))),
      phones: reading.phones.filter((phone) => !formers.some(({ phones }) => phones.includes(phone))),
      portfolio: about.length > 0 && !isAbout(before) ? null : reading.portfolio,
    },
  };
}

/** The contact with the row's filled cells; phones and tags join those it has, blank cells erase nothing. */
function fill(
  before: Person | null,
  reading: Reading,
  row: Row,
  key: string,
  draft: Pick<Base, 'tags' | 'fields'>,
): { person: Person; reasons: string[] } {
  const person: Person = before
    ? structuredClone(before)
    : {
        key,
        name: '',
        active: reading.active ?? true,
        kind: 'individual',
        priority: null,
        texts: {},
        phones: [],
        tags: [],
        segments: [],
        portfolio: null,
        custom: {},
        mergedInto: null,
      };
  if (reading.name) person.name = reading.name;
  // An inactive contact stays inactive.
  if (reading.active === false) person.active = false;
  if (reading.kind) person.kind = reading.kind;
  if (reading.priority) person.priority = reading.priority;
  Object.assign(person.texts, reading.texts);
  person.phones = [...new Set([...person.phones, ...reading.phones])];
  for (const tag of reading.tags) {
    const name = draft.tags.find((one) => foldText(one) === foldText(tag)) ?? tag;
    if (!draft.tags.includes(name)) draft.tags.push(name);
    if (!person.tags.includes(name)) person.tags.push(name);
  }
  const reasons = [...fillCustom(person, row, draft), ...fillSegments(person, reading)];
  return { person, reasons: [...reasons, ...fillPortfolio(person, reading.portfolio)] };
}

/** A segment is never made by naming it. */
function fillSegments(person: Person, { segments }: Reading): string[] {
  const reasons: string[] = [];
  for (const name of segments) {
    const segment = SEGMENTS.find((one) => foldText(one) === foldText(name));
    if (!segment) reasons.push('segments_unknown contact_segments');
    else if (!person.segments.includes(segment)) person.segments.push(segment);
  }
  return reasons;
}

/** What a contact is in already it may be in; nobody is put into a portfolio of somebody, or a service, that has left. */
function fillPortfolio(person: Person, asked: Portfolio | null): string[] {
  if (!asked || JSON.stringify(asked) === JSON.stringify(person.portfolio)) return [];
  const reasons: string[] = [];
  const check = (email: string, column: string) => {
    if (!(USERS as readonly string[]).includes(email)) reasons.push(`user_unknown ${column}`);
    else if (email === USERS[2]) reasons.push(`user_inactive ${column}`);
  };
  check(asked.owner, 'portfolio_user_email');
  if (asked.backup !== null) {
    check(asked.backup, 'portfolio_agent_reserve_email');
    const isOwner = asked.backup === asked.owner && !reasons.includes('user_unknown portfolio_user_email');
    if (isOwner) reasons.push('backup_agent_is_owner portfolio_agent_reserve_email');
  }
  const open: readonly string[] = SERVICES.slice(0, 2);
  if (asked.service !== null && !open.includes(asked.service))
    reasons.push('service_unknown portfolio_service_name');
  person.portfolio = asked;
  return reasons;
}

function fillCustom(person: Person, row: Row, draft: Pick<Base, 'fields'>): string[] {
  const reasons: string[] = [];
  for (const [name, text] of row.custom) {
    if (text === '') continue;
    let field = draft.fields.find((one) => foldText(one.name) === foldText(name));
    if (!field) {
      field = { name, type: 'text', choices: [] };
      draft.fields.push(field);
    }
    const value = parseCustomValue(field, text);
    if (value.ok) person.custom[field.name] = value.value;
    else reasons.push(`${value.code} ${name}`);
  }
  if (Object.keys(person.custom).length > 100) reasons.push('custom_fields_too_many custom_fields');
  return reasons;
}

/** What a contact may not come to, whatever its cells say. */
function refusals(base: Base, before: Person | null, after: Person, reading: Reading): string[] {
  const reasons: string[] = [];
  if (after.name === '') reasons.push('name_missing contact_name');
  if (after.phones.length > 10) reasons.push('phones_too_many contact_phone');
  const others = base.people.filter((person) => primaryOf(person, base) !== before);
  const taken = (field: string) =>
    reading.texts[field] && others.some(({ texts }) => texts[field] === reading.texts[field]);
  if (taken('cnpj')) reasons.push('cnpj_taken contact_cnpj');
  if (taken('clientCode')) reasons.push('client_code_taken contact_client_code');
  return reasons;
}

function changes(before: Person, after: Person): string[] {
  const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
  const fields = (
    ['name', 'active', 'kind', 'priority', 'phones', 'tags', 'segments', 'portfolio'] as const
  ).filter((field) => differs(before[field], after[field])) as string[];
  if (differs(sorted(before.custom), sorted(after.custom))) fields.push('customFields');
  for (const [field, value] of Object.entries(after.texts))
    if (before.texts[field] !== value) fields.push(field);
  return fields;
}

function sorted(values: Record<string, string>): [string, string][] {
  return Object.entries(values).sort();
}
