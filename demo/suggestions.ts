import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { addIdentifiers, identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { dismissDuplicates } from '#lib/duplicates/dismiss-duplicates.ts';
import { randomCpf } from './documents.ts';
import { type DemoContact, mobile } from './people.ts';
import type { Random } from './random.ts';

const MAILBOX = 'portaria@edificioaurora.example';
const RESIDENTS = 23;
const FIRST = ['Alice', 'Bento', 'Clara', 'Davi', 'Elisa', 'Fábio', 'Glória', 'Heitor'];
const LAST = ['Moraes', 'Pinho', 'Queiroz'];

type Given = Partial<DemoContact> & { name: string };

/** Duplicates that are no plain ones: a chain, some in doubt, a mailbox of a whole building, and two who were told apart. */
export function oddGroups(random: Random, now: Date): DemoContact[] {
  const phone = () => mobile(random, '11');
  const [chain, family, code, lobo, prates] = [phone(), phone(), phone(), phone(), phone()];
  const [cpf, shared] = [randomCpf(random), randomCpf(random)];
  return [
    // One by phone, the next by e-mail, the last by CPF.
    { name: 'Anna Beatriz Sampaio', phones: [chain] },
    { name: 'A. B. Sampaio', phones: [chain], email: 'annab@sampaio.example' },
    { name: 'Ana Beatriz Sampaio', email: 'annab@sampaio.example', cpf },
    { name: 'ANNA B SAMPAIO', cpf, phones: [phone()] },
    // In doubt.
    { name: 'Marcos Teles', cpf: randomCpf(random), phones: [phone(), family], birthDate: '1961-03-14' },
    { name: 'Marcos Teles Filho', cpf: randomCpf(random), phones: [family], birthDate: '1990-08-02' },
    { name: 'Padaria Pão de Ontem', kind: 'corporate' as const, phones: [code], clientCode: 'PDO-01' },
    {
      name: 'Padaria Pao de Ontem (filial)',
      kind: 'corporate' as const,
      phones: [code],
      clientCode: 'PDO-02',
    },
    // To be told apart: one pair for good, the other until a CPF brings it back.
    { name: 'Lígia Prates', phones: [prates] },
    { name: 'Lívia Prates', phones: [prates] },
    { name: 'Rosa Lobo', phones: [lobo], cpf: shared },
    { name: 'Raul Lobo', phones: [lobo] },
    ...residents(random),
  ].map((given: Given) => ({
    tagIds: [],
    phones: [],
    city: 'São Paulo',
    state: 'SP',
    country: 'Brasil',
    createdAt: now,
    updatedAt: now,
    ...given,
  }));
}

/** All with the address of the building's porter; two of them have a phone in common, too. */
function residents(random: Random): Given[] {
  const couple = mobile(random, '11');
  return Array.from({ length: RESIDENTS }, (_, at) => ({
    name: `${FIRST[at % FIRST.length]} ${LAST[Math.floor(at / FIRST.length)]}`,
    email: MAILBOX,
    phones: [at < 2 ? couple : mobile(random, '11')],
  }));
}

/** Two of one phone were told apart; two others, too, before they came to have the same CPF. */
export async function tellSomeApart(
  supervisor: Actor,
  list: readonly (DemoContact & { id: number })[],
  db: Database,
): Promise<void> {
  const idOf = (name: string) => list.find((one) => one.name === name)?.id ?? 0;
  const [rosa, raul] = [idOf('Rosa Lobo'), idOf('Raul Lobo')];
  await dismissDuplicates(supervisor, { contactIds: [idOf('Lígia Prates'), idOf('Lívia Prates')] }, db);
  await dismissDuplicates(supervisor, { contactIds: [rosa, raul] }, db);
  const { rows } = await db.execute<{ id: number; cpf: string; phones: string[]; email: null }>(sql`
    update contact set cpf = (select cpf from contact where id = ${rosa}) where id = ${raul}
    returning id, cpf, '{}'::text[] as phones, null as email`);
  await addIdentifiers(rows, identifierRule([]), db);
}
