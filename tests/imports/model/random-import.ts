import fc from 'fast-check';
import { cpf } from '#tests/support/import-file.ts';
import type { Field, Person, Portfolio, Row } from './person.ts';

/** A handful of people, some in the base and some in rows that name them in many ways. */
export interface Case {
  people: Omit<Person, 'key' | 'mergedInto'>[];
  /** For each person: -1, or which of the people it was merged into. */
  mergedInto: number[];
  rows: Row[];
}

/** The custom fields every base begins with, one of each type. */
export const FIELDS: Field[] = [
  { name: 'Plano', type: 'text', choices: [] },
  { name: 'Limite', type: 'number', choices: [] },
  { name: 'Desde', type: 'date', choices: [] },
  { name: 'Nível', type: 'choice', choices: ['Ouro', 'Prata'] },
];

/** Who can be in a portfolio; the last has left, and so has the last service. */
export const USERS = ['ana@empresa.example', 'beto@empresa.example', 'saiu@empresa.example'] as const;
export const SERVICES = ['Fila Geral', 'Vendas', 'Antiga'] as const;
export const SEGMENTS = ['Sul', 'Médicos'] as const;

const PORTFOLIOS: (Portfolio | null)[] = [
  null,
  null,
  { flow: 'message', owner: USERS[0], backup: null, service: null },
  { flow: 'follow_me', owner: USERS[2], backup: null, service: null },
  { flow: 'backup_agent', owner: USERS[0], backup: USERS[1], service: null },
  { flow: 'backup_agent', owner: USERS[1], backup: USERS[2], service: null },
  { flow: 'general_queue', owner: USERS[1], backup: null, service: SERVICES[0] },
  { flow: 'general_queue', owner: USERS[0], backup: null, service: SERVICES[2] },
];

/** The values of case number `at`: few of each kind, so that people and rows meet, and none of another case's. */
function pools(at: number) {
  const cpfs = [cpf(at * 4), cpf(at * 4 + 1), cpf(at * 4 - 90_000_000)];
  const phones = Array.from({ length: 16 }, (_, slot) => `55119${80_000_000 + at * 20 + slot}`);
  const emails = [0, 1, 2].map((slot) => `pessoa${at}x${slot}@exemplo.com.br`);
  const cnpjs = [withCheckDigits(`${10_000_000 + at}0001`), withCheckDigits(`A${1_000_000 + at}00B1`)];
  const codes = [`C${at}-1`, `C${at}-2`];
  return { cpfs, phones, emails, cnpjs, codes };
}

type Pools = ReturnType<typeof pools>;

const one = (...values: string[]) => fc.constantFrom(...values);
/** Blank more often than not, as most cells of a file are. */
const sometimes = (arbitrary: fc.Arbitrary<string>, weight = 10) =>
  fc.oneof({ weight: 20, arbitrary: fc.constant('') }, { weight, arbitrary });
const mostly = (arbitrary: fc.Arbitrary<string>, other: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 12, arbitrary }, { weight: 1, arbitrary: other });

/** A case, different in all its identifying values from those with another number. */
export function randomCase(at: number): fc.Arbitrary<Case> {
  const pool = pools(at);
  return fc
    .record({
      people: fc.array(randomPerson(pool), { maxLength: 5 }),
      merges: fc.array(fc.nat(9), { minLength: 5, maxLength: 5 }),
      rows: fc.array(randomRow(pool), { minLength: 1, maxLength: 10 }),
      repeated: fc.nat(4),
    })
    .map(({ people, merges, rows, repeated }) =>
      possible(people, merges, [...rows, ...rows.slice(0, repeated)]),
    );
}

function randomPerson(pool: Pools): fc.Arbitrary<Case['people'][number]> {
  const text = (...values: string[]) => fc.option(one(...values), { nil: undefined });
  return fc
    .record({
      name: one('Ana', 'Bia', 'José da Silva'),
      active: fc.boolean(),
      kind: fc.constantFrom('individual' as const, 'corporate' as const, 'group' as const),
      priority: fc.constantFrom(null, 1, 3),
      cpf: text(...pool.cpfs),
      email: text(...pool.emails, 'nao@tem.com'),
      cnpj: text(...pool.cnpjs),
      clientCode: text(...pool.codes),
      gender: text('female'),
      birthDate: text('1990-02-01'),
      city: text('São Paulo', 'Recife'),
      phones: fc.oneof(
        fc.uniqueArray(one(...pool.phones.slice(0, 4), '5511999999999'), { maxLength: 3 }),
        fc.uniqueArray(one(...pool.phones), { minLength: 8, maxLength: 10 }),
      ),
      tags: fc.uniqueArray(one('VIP', 'Novo'), { maxLength: 2 }),
      segments: fc.uniqueArray(one(...SEGMENTS), { maxLength: 2 }),
      portfolio: fc.constantFrom(...PORTFOLIOS),
      custom: fc.constantFrom<Record<string, string>>(
        {},
        { Plano: 'Básico' },
        { Limite: '1500.5', Nível: 'Prata' },
      ),
    })
    .map(({ name, active, kind, priority, phones, tags, segments, portfolio, custom, ...texts }) => {
      const filled = Object.entries(texts).filter((entry): entry is [string, string] => Boolean(entry[1]));
      const lists = { phones, tags, segments, portfolio, custom };
      return { name, active, kind, priority, ...lists, texts: Object.fromEntries(filled) };
    });
}

function randomRow(pool: Pools): fc.Arbitrary<Row> {
  const { cpfs, phones, emails, cnpjs, codes } = pool;
  const masked = cpfs.map((value) => value.replace(/(...)(...)(...)(..)/, '$1.$2.$3-$4'));
  const aPhone = mostly(
    one(...phones.slice(0, 4).flatMap(spellings)),
    one('5511999999999', ...phones, '11987654321', '5,5489E+12', 'ramal 12'),
  );
  const phoneCell = fc.oneof(
    { weight: 6, arbitrary: aPhone },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.array(one(...phones), { minLength: 2, maxLength: 6 }), one(',', ' | ', '/', ':::'))
        .map(([list, sign]) => list.join(sign)),
    },
  );
  const cells = fc.record({
    contact_name: mostly(one('Ana', 'Bia', ' José da Silva ', 'Lima; & "Filhos"'), one('', '  ')),
    contact_email: sometimes(
      mostly(
        one(...emails.flatMap((value) => [value, ` ${value.toUpperCase()} `])),
        one('nao@tem.com', 'arroba'),
      ),
    ),
    contact_cpf: sometimes(
      mostly(
        one(...cpfs, ...masked, (cpfs[2] ?? '').slice(1)),
        one('11111111111', `${cpfs[0]}`.slice(0, 10)),
      ),
    ),
    contact_cnpj: sometimes(mostly(one(...cnpjs), one(`${cnpjs[0]}`.replace(/..$/, '00'))), 5),
    contact_gender: sometimes(mostly(one('Feminino', 'Male'), one('feminino', 'F')), 5),
    contact_birth_date: sometimes(
      mostly(one('1/2/1990', '1990-02-01', '31/12/1980'), one('31/02/2001', '01/01/2190')),
      5,
    ),
    contact_client_code: sometimes(one(...codes), 5),
    contact_company: sometimes(mostly(one('Aurora', 'aurora'), one('#N/D')), 3),
    contact_phone: sometimes(phoneCell, 20),
    contact_phone_2: sometimes(phoneCell, 5),
    contact_phone_3: sometimes(phoneCell, 3),
    contact_address: sometimes(one('Rua "A"; fundos', 'Rua B\ncasa 2'), 3),
    contact_city: sometimes(one('São Paulo', 'Recife', 'Natal')),
    contact_active: sometimes(mostly(one('sim', 'true', 'não', 'FALSE', '0'), one('talvez')), 5),
    contact_corporate: sometimes(mostly(one('sim', 'não'), one('PJ')), 3),
    contact_priority: sometimes(mostly(one('alta', 'Low', 'média'), one('9')), 3),
    contact_tags: sometimes(one('VIP', 'vip,Novo', '#novo', 'Frio', 'frio, vip'), 7),
    contact_segments: sometimes(mostly(one('Sul', 'sul, MEDICOS', 'médicos'), one('Norte', 'Sul, Norte')), 3),
  });
  const portfolio = fc.record({
    portfolio: mostly(one('true'), one('false', 'TRUE', 'VERDADEIRO', '')),
    portfolio_type: mostly(one('1', '2', '3', '4'), one('5', '0', '01', 'x', '')),
    portfolio_user_email: mostly(
      one(USERS[0], ` ${USERS[1].toUpperCase()}`),
      one(USERS[2], 'x@y.example', ''),
    ),
    portfolio_service_name: mostly(one('Fila Geral', 'Vendas'), one('fila geral', 'Antiga', '')),
    portfolio_agent_reserve_email: mostly(one(USERS[0], USERS[1]), one(USERS[2], 'ninguem', '')),
  });
  const custom = fc.uniqueArray(
    fc.oneof(
      fc.tuple(one('Plano', 'PLANO', 'Cor', 'cor', 'Time'), one('Básico', 'azul', 'Dr. "A"', '')),
      fc.tuple(one('Limite', 'limite'), mostly(one('1.500,5', '1500,50', '7'), one('muito'))),
      fc.tuple(one('Desde'), mostly(one('1/2/2020', '2020-02-01'), one('2020'))),
      fc.tuple(one('Nível', 'nivel'), mostly(one('prata', 'Ouro'), one('Bronze'))),
    ),
    { maxLength: 2, selector: ([name]) => name.toLowerCase().replace('í', 'i') },
  );
  const without = { weight: 3, arbitrary: fc.constant([] as [string, string][]) };
  return fc
    .record({
      cells,
      portfolio: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: portfolio }),
      custom: fc.oneof(without, { weight: 1, arbitrary: custom }),
      malformed: fc.oneof({ weight: 40, arbitrary: fc.constant('') }, { weight: 1, arbitrary: one('vip') }),
      beyond: fc.oneof({ weight: 40, arbitrary: fc.constant('') }, { weight: 1, arbitrary: one('sobra') }),
    })
    .map(({ cells, portfolio, custom, malformed, beyond }) => {
      const pairs = custom.map(([name, value]) => `"${name}","${value}"`).join('|');
      const customFields = pairs ? `[${pairs}]` : malformed;
      return { cells: { ...cells, ...portfolio, custom_fields: customFields }, custom, beyond };
    });
}

/** A number as people write it; the last form lacks the ninth digit. */
function spellings(phone: string): string[] {
  const [, area = '', front = '', back = ''] = /^55(..)(.....)(....)$/.exec(phone) ?? [];
  return [phone, `+55 (${area}) ${front}-${back}`, `55${area}${front.slice(1)}${back}`];
}

/** What no base may hold is taken away: a CNPJ or client code twice. */
function possible(people: Case['people'], merges: number[], rows: Row[]): Case {
  const mergedInto = people.map((_, at) => {
    const primary = merges[at] ?? 9;
    return primary < at ? primary : -1;
  });
  const seen = new Set<string>();
  const kept = people.map((person, at) => {
    const texts = { ...person.texts };
    for (const field of ['cnpj', 'clientCode']) {
      if (seen.has(`${field} ${texts[field]}`)) delete texts[field];
      seen.add(`${field} ${texts[field]}`);
    }
    const isMerged = mergedInto[at] !== -1;
    return {
      ...person,
      texts,
      active: person.active && !isMerged,
      portfolio: isMerged ? null : person.portfolio,
    };
  });
  return { people: kept, mergedInto, rows };
}

/** A CNPJ, numeric or not: modulo 11 over each character's code less 48, weights 2 to 9 from the right. */
function withCheckDigits(base: string): string {
  let value = base;
  while (value.length < 14) {
    const sum = [...value]
      .reverse()
      .reduce((total, sign, at) => total + (sign.charCodeAt(0) - 48) * (2 + (at % 8)), 0);
    value += sum % 11 < 2 ? 0 : 11 - (sum % 11);
  }
  return value;
}
