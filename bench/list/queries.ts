import { sql } from 'drizzle-orm';
import { database } from '#db/client.ts';
import type { ContactQuery } from '#lib/contacts/list-contacts.ts';
import { FIRST, LAST } from '../customer-file.ts';
import { type Person, person } from './person.ts';

export interface ListQuery {
  name: string;
  /** Milliseconds for p95. */
  target: number;
  /** The nth run of the query: other values each time. */
  make: (nth: number) => ContactQuery | Promise<ContactQuery>;
}

const PAGE = 20;
const SEARCH = 60;

export function listQueries(total: number): ListQuery[] {
  const someone = (nth: number, is: (one: Person) => unknown = () => true): Person => {
    for (let at = Math.floor((total * ((nth * 0.618) % 1)) / 2); ; at++) {
      const one = person(at, total);
      if (is(one)) return one;
    }
  };
  const first = (nth: number) => FIRST[nth % 12] ?? '';
  const last = (nth: number) => LAST[nth % 12] ?? '';
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const day = (nth: number, days = 0) =>
    new Date(Date.parse('2024-03-01') + ((nth * 17) % 700) * 86_400_000 + days * 86_400_000)
      .toISOString()
      .slice(0, 10);

  const page = (name: string, make: ListQuery['make']): ListQuery => ({ name, target: PAGE, make });
  const search = (name: string, text: (nth: number) => string, rest: ContactQuery = {}): ListQuery => ({
    name: `search: ${name}`,
    target: SEARCH,
    make: (nth) => ({ search: text(nth), ...rest }),
  });

  return [
    page('first page', () => ({ active: true })),
    page('page 1,000 by name', async (nth) => ({ active: true, after: await deep('name_sort', nth, total) })),
    page('the page before page 1,000', async (nth) => ({ before: await deep('name_sort', nth, total) })),
    page('first page, newest first', () => ({ active: true, sort: '-created' })),
    page('page 1,000, newest first', async (nth) => ({
      sort: '-created',
      after: await deep('created_at', nth, total),
    })),
    page('first page, latest interaction first', () => ({ active: true, sort: '-lastInteraction' })),
    page('never an interaction, deep', async (nth) => ({
      sort: '-lastInteraction',
      after: someone(nth, (one) => one.last_interaction_at === null).id,
    })),
    page('first page, highest priority first', () => ({ active: true, sort: '-priority' })),
    page('highest priority first, deep', async (nth) => ({ sort: '-priority', after: someone(nth).id })),

    search('rare', (nth) => someone(nth, ({ email }) => email).email?.split('@')[0] ?? ''),
    search('common name', first),
    search('common surname', last),
    search('no hit', (nth) => `xq${nth}zw`),
    search('two words', (nth) => `${first(nth)} ${last(nth + 5)}`),
    search(
      'with and without accents',
      (nth) => [`CLÁUDIA ${last(nth)}`, `joao ${plain(last(nth))}`][nth % 2] ?? '',
    ),
    search('end of a phone', (nth) => someone(nth, ({ phones }) => phones[0]).phones[0]?.slice(-4) ?? ''),
    search(
      'beginning of a phone',
      (nth) => someone(nth, ({ phones }) => phones[0]).phones[0]?.slice(2, 9) ?? '',
    ),
    search(
      'three digits of a phone',
      (nth) => someone(nth, ({ phones }) => phones[0]).phones[0]?.slice(6, 9) ?? '',
    ),
    search(
      'four digits inside a phone',
      (nth) => someone(nth, ({ phones }) => phones[0]).phones[0]?.slice(6, 10) ?? '',
    ),
    search(
      'five digits inside a phone',
      (nth) => someone(nth, ({ phones }) => phones[0]).phones[0]?.slice(6, 11) ?? '',
    ),
    search('four digits inside a CPF', (nth) => someone(nth, ({ cpf }) => cpf).cpf?.slice(4, 8) ?? ''),
    search(
      'part of a client code',
      (nth) => someone(nth, (one) => one.client_code).client_code?.slice(1) ?? '',
    ),
    search('CPF', (nth) => someone(nth, ({ cpf }) => cpf).cpf ?? ''),
    search('e-mail', (nth) => someone(nth, ({ email }) => email).email ?? ''),
    search('client code', (nth) => someone(nth, (one) => one.client_code).client_code ?? ''),
    search('two letters', (nth) => plain(first(nth)).slice(0, 2)),
    search('common, newest first', first, { sort: '-created' }),
    search('common, inactive', first, { active: false }),
    search('common, rare tag', last, { tag: 16 }),

    page('inactive', () => ({ active: false })),
    page('kind: corporate', () => ({ kind: 'corporate' })),
    page('kind: group', () => ({ kind: 'group', active: true })),
    page('tag: common', (nth) => ({ active: true, tag: 1 + (nth % 3) })),
    page('tag: rare', (nth) => ({ active: true, tag: 12 + (nth % 9) })),
    page('tags: all of two', (nth) => ({ allTags: [1 + (nth % 4), 5 + (nth % 4)] })),
    page('tags: none of', (nth) => ({ active: true, withoutTag: [1, 2, 3 + (nth % 4)] })),
    page('priority: high', () => ({ active: true, priority: 'high' })),
    page('priority: medium or none', () => ({ active: true, priority: ['medium', 'none'] })),
    page('owner', (nth) => ({ active: true, owner: 2 + (nth % 12) })),
    page('without owner', () => ({ active: true, withOwner: false })),
    page('flow: follow-me', () => ({ flow: 'follow_me' })),
    page('segment: large or small', (nth) => ({ active: true, segment: 1 + (nth % 3) })),
    page('city: large', (nth) => ({ city: ['sao paulo', 'RIO DE JANEIRO', 'Curitiba'][nth % 3] })),
    page('city: small', (nth) => ({
      city: plain(someone(nth, ({ city }) => city.startsWith('Santa')).city),
    })),
    page('state', (nth) => ({ addressState: ['sp', 'AC', 'pr', 'am'][nth % 4] })),
    page('created on a day', (nth) => ({ createdFrom: day(nth), createdTo: day(nth) })),
    page('created in a quarter', (nth) => ({ createdFrom: day(nth), createdTo: day(nth, 90) })),
    page('updated on a day', (nth) => ({
      updatedFrom: `2026-${String(8 + (nth % 3)).padStart(2, '0')}-${10 + (nth % 18)}`,
      updatedTo: `2026-${String(8 + (nth % 3)).padStart(2, '0')}-${10 + (nth % 18)}`,
    })),
    page('updated since', (nth) => ({ updatedFrom: `2026-${10 + (nth % 2)}-01` })),
    page('last interaction in a week', (nth) => ({
      interactionFrom: `2026-08-${10 + (nth % 14)}`,
      interactionTo: `2026-08-${16 + (nth % 14)}`,
    })),
    page('last interaction in a week, oldest first', (nth) => ({
      interactionFrom: `2026-08-${10 + (nth % 14)}`,
      interactionTo: `2026-08-${16 + (nth % 14)}`,
      sort: 'lastInteraction',
    })),
    page('has CPF and e-mail', () => ({ has: ['cpf', 'email'] })),
    page('lacks phone', () => ({ lacks: 'phone' })),
    page('lacks everything', () => ({ lacks: ['cpf', 'phone', 'email'] })),
    page('custom field: filled', (nth) => ({ field: 1 + (nth % 3) })),
    page('custom field: common value', (nth) => ({ field: 1, fieldEquals: `p${nth % 8}` })),
    page('custom field: unique value', (nth) => ({
      field: 2,
      fieldEquals: someone(nth + 1, ({ custom }) => custom[2]).custom[2],
    })),
    page('custom field: date', (nth) => ({ field: 3, fieldEquals: `15/${1 + (nth % 12)}/2027` })),
    page('custom field: part of a value', (nth) => ({ field: 2, fieldContains: `${100 + (nth % 800)}` })),
    page('import: what it created', () => ({ import: 1 })),
    page('import: what it updated', () => ({ import: 2, outcome: 'updated' })),
    page('import: what it left unchanged', () => ({ import: 2, outcome: 'unchanged', active: true })),
    page('common tag, large city, medium priority', (nth) => ({
      active: true,
      tag: 1 + (nth % 2),
      city: ['São Paulo', 'Rio de Janeiro'][nth % 2],
      priority: 'medium',
    })),
    page('common tag, newest first', (nth) => ({ active: true, tag: 1 + (nth % 3), sort: '-created' })),
    page('rare tag, highest priority first', (nth) => ({ tag: 10 + (nth % 5), sort: '-priority' })),
    page('lacks CPF, created in a month, without a tag', (nth) => ({
      active: true,
      lacks: 'cpf',
      createdFrom: day(nth),
      createdTo: day(nth, 30),
      withoutTag: 1,
    })),
  ];
}

const anchors = new Map<string, number[]>();

/** The last id before page 1,000 or near it; in a small database, one half way. */
async function deep(column: string, nth: number, total: number): Promise<number> {
  const known = anchors.get(column) ?? [];
  if (known.length === 0) {
    const skipped = Math.min(50 * 1_000, Math.floor(total / 2));
    const { rows } = await database().execute<{ id: number }>(
      sql`select id from contact order by ${sql.raw(column)}, id offset ${skipped} limit 40`,
    );
    known.push(...rows.map(({ id }) => id));
    anchors.set(column, known);
  }
  return known[nth % known.length] ?? 1;
}
