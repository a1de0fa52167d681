import { randomCpf } from './documents.ts';
import { holders } from './holders.ts';
import { type DemoContact, mobile, randomContact } from './people.ts';
import type { Random } from './random.ts';

const HEADER = [
  'contact_name',
  'contact_email',
  'contact_cpf',
  'contact_phone',
  'contact_gender',
  'contact_birth_date',
  'contact_city',
  'contact_state',
  'contact_tags',
  'custom_fields',
] as const;

type Row = Partial<Record<(typeof HEADER)[number], string>>;

const GENDERS = { female: 'Feminino', male: 'Masculino', not_informed: 'Não Informado' } as const;

/** A trade fair: new people, known ones with changes, known ones without. Every row is accepted. */
export function fairFile(random: Random, now: Date, known: readonly DemoContact[]): string {
  const held = holders(known);
  const reachable = known.filter(
    ({ kind, cpf, phones }) => kind === 'individual' && phones.length === 1 && held(cpf ?? phones[0]) === 1,
  );
  const news = reachable
    .slice(0, 24)
    .map((contact) => ({ ...knownRow(contact), contact_tags: 'Feira 2026,Visitou o estande' }));
  const nothing = reachable.slice(24, 36).map(knownRow);
  const fresh = Array.from({ length: 110 }, () => ({
    ...newRow(random, now),
    contact_tags: 'Feira 2026',
    custom_fields: '["Vendedor responsável","Juliana Prado"|"Estande","B12"]',
  }));
  return csv([...fresh.slice(0, 60), ...news, ...fresh.slice(60), ...nothing]);
}

/** A spreadsheet with typical mistakes; the other rows are accepted. */
export function representativeFile(random: Random, now: Date, shared: DemoContact): string {
  const good = Array.from({ length: 48 }, () => newRow(random, now));
  const wrong: Row[] = [
    { ...newRow(random, now), contact_cpf: wrongCpf(random) },
    { ...newRow(random, now), contact_phone: mobile(random, '11').slice(2), contact_cpf: '' },
    { ...newRow(random, now), contact_phone: '5,5119E+12' },
    { ...newRow(random, now), contact_gender: 'F' },
    { ...newRow(random, now), contact_birth_date: '31/02/1990' },
    { ...newRow(random, now), contact_email: 'rosana.arroba.correio.example' },
    { ...newRow(random, now), contact_name: '' },
    { ...newRow(random, now), contact_city: '#N/D' },
    { ...newRow(random, now), custom_fields: '["Limite de crédito","a combinar"]' },
    { contact_name: shared.name, contact_phone: shared.phones[0] },
  ];
  return csv(
    good
      .flatMap((row, at) => (at % 5 === 4 ? [row, wrong[(at - 4) / 5] ?? {}] : [row]))
      .concat(wrong.slice(9)),
  );
}

function newRow(random: Random, now: Date): Row {
  const contact = randomContact(random, random.whole(5000, 99_999), now);
  return knownRow({ ...contact, cpf: contact.kind === 'individual' ? randomCpf(random) : null });
}

function knownRow(contact: DemoContact): Row {
  return {
    contact_name: contact.name,
    contact_email: contact.email ?? '',
    contact_cpf: contact.cpf ?? '',
    contact_phone: contact.phones[0] ?? '',
    contact_gender: contact.gender ? GENDERS[contact.gender] : '',
    contact_birth_date: contact.birthDate?.split('-').reverse().join('/') ?? '',
    contact_city: contact.city ?? '',
    contact_state: contact.state ?? '',
  };
}

function wrongCpf(random: Random): string {
  const right = randomCpf(random);
  return right.slice(0, 10) + ((Number(right[10]) + 1) % 10);
}

function csv(rows: readonly Row[]): string {
  const lines = rows.map((row) => HEADER.map((column) => row[column] ?? '').join(';'));
  return `${[HEADER.join(';'), ...lines].join('\n')}\n`;
}
