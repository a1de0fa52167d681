import { beforeAll, describe, expect, it } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import { type ContactQuery, listContacts } from '#lib/contacts/list-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Role } from '#lib/core/role.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Record<Role, Actor>;

const PEOPLE = [
  { name: 'Antônio José d’Ávila', phones: ['5521964180266'], cpf: '529.982.247-25' },
  { name: 'Adriana Monteiro Vilela', email: 'adriana.vilela@grupovilela.com.br', clientCode: 'AUR-7731' },
  { name: 'Água & Cia 100%', cnpj: '12.ABC.345/01DE-35', kind: 'corporate' },
  { name: 'Águas do Sul_SA', externalId: '2024/001', active: false },
  { name: 'Zé Mané', phones: ['5548999610002', '551130441200'], tags: ['VIP'] },
  { name: 'Zélia Duarte', email: 'nao@tem.com', tags: ['vip', 'Lead'] },
  { name: 'Zu Placeholder', email: 'Marta.Lima@gmail.com', phones: ['5511999999999'] },
];

beforeAll(async () => {
  people = await actors(db());
  for (const contact of PEOPLE) await createContact(people.owner, contact);
});

async function names(query: ContactQuery): Promise<string[]> {
  const { items } = await listContacts(people.agent, query);
  return items.map(({ name }) => name);
}

describe('the list', () => {
  it('is in the order of names, whatever their accents and capitals', async () => {
    expect(await names({})).toEqual([
      'Adriana Monteiro Vilela',
      'Água & Cia 100%',
      'Águas do Sul_SA',
      'Antônio José d’Ávila',
      'Zé Mané',
      'Zélia Duarte',
      'Zu Placeholder',
    ]);
  });

  it('shows active, inactive or all', async () => {
    expect(await names({ active: false })).toEqual(['Águas do Sul_SA']);
    expect(await names({ active: true })).toHaveLength(6);
  });

  it('filters by tag and by client code', async () => {
    expect(await names({ tag: 'Vip' })).toEqual(['Zé Mané', 'Zélia Duarte']);
    expect(await names({ tag: 'Sem dono' })).toEqual([]);
    expect(await names({ clientCode: 'AUR-7731' })).toEqual(['Adriana Monteiro Vilela']);
  });

  it('counts what matches', async () => {
    expect(await listContacts(people.agent, { active: true })).toMatchObject({
      count: 6,
      countIsExact: true,
    });
  });

  it('is walked forwards and backwards without loss', async () => {
    const first = await listContacts(people.agent, { limit: 4 });
    const second = await listContacts(people.agent, { limit: 4, after: first.next ?? 0 });
    expect([first.items.length, second.items.length, first.previous, second.next]).toEqual([
      4,
      3,
      null,
      null,
    ]);
    const back = await listContacts(people.agent, { limit: 4, before: second.previous ?? 0 });
    expect(back.items.map(({ id }) => id)).toEqual(first.items.map(({ id }) => id));
    expect([back.previous, back.next]).toEqual([null, first.next]);
  });
});

describe('searching', () => {
  it.each([
    ['vilela adriana', ['Adriana Monteiro Vilela']],
    ['antonio avila', ['Antônio José d’Ávila']],
    ['ANTÔNIO', ['Antônio José d’Ávila']],
    ['529.982.247-25', ['Antônio José d’Ávila']],
    ['52998224725', ['Antônio José d’Ávila']],
    ['529.982', ['Antônio José d’Ávila']],
    ['(21) 96418-0266', ['Antônio José d’Ávila']],
    ['+55 21 96418-0266', ['Antônio José d’Ávila']],
    ['5521964180266', ['Antônio José d’Ávila']],
    ['21 6418-0266', ['Antônio José d’Ávila']],
    ['96418', ['Antônio José d’Ávila']],
    ['3044-1200', ['Zé Mané']],
    ['Adriana.Vilela@grupovilela.com.br', ['Adriana Monteiro Vilela']],
    ['grupovilela', ['Adriana Monteiro Vilela']],
    ['aur-7731', ['Adriana Monteiro Vilela']],
    ['12.ABC.345/01DE-35', ['Água & Cia 100%']],
    ['12abc345', ['Água & Cia 100%']],
    ['2024/001', ['Águas do Sul_SA']],
    ['nao@tem.com', ['Zélia Duarte']],
    ['0266', ['Antônio José d’Ávila']],
    ['mané 1200', ['Zé Mané']],
    ['641', ['Antônio José d’Ávila']],
    ['4180', ['Antônio José d’Ávila']],
    ['247', ['Antônio José d’Ávila']],
    ['345/01', ['Água & Cia 100%']],
    ['ABC.345', ['Água & Cia 100%']],
    ['7731', ['Adriana Monteiro Vilela']],
    ['24/00', ['Águas do Sul_SA']],
    ['21\u00a096418\u20110266', ['Antônio José d’Ávila']],
    ['\u200e+55\u202f21 9\u20096418\u22120266\u2069', ['Antônio José d’Ávila']],
    ['aur-', ['Adriana Monteiro Vilela']],
    ['Aur-77', ['Adriana Monteiro Vilela']],
    ['(11) 99999-9999', ['Zu Placeholder']],
    ['marta.lima@gm', ['Zu Placeholder']],
    ['gmail.com', ['Zu Placeholder']],
    ['ninguém', []],
  ])('%s', async (search, expected) => {
    expect(await names({ search })).toEqual(expected);
  });

  it('finds by company and by what somebody is called elsewhere', async () => {
    const elsewhere = {
      whatsapp: 'zap-rosa',
      instagram: '@flor.rosa',
      facebook: 'rosa.fb',
      twitter: 'rosatw',
      telegram: 'rosa_tg',
    };
    await createContact(people.owner, { name: 'Quirino', company: 'Açaí do Norte', social: elsewhere });
    for (const search of ['acai', 'zap-ro', 'flor.rosa', 'rosa.fb', 'satw', 'rosa_tg', 'quirino norte'])
      expect(await names({ search }), search).toEqual(['Quirino']);
  });

  it('takes % and _ for what they are', async () => {
    expect(await names({ search: '100%' })).toEqual(['Água & Cia 100%']);
    expect(await names({ search: 'sul_' })).toEqual(['Águas do Sul_SA']);
    expect(await names({ search: '%%%' })).toEqual([]);
    expect(await names({ search: 'a\\b' })).toEqual([]);
  });

  it('takes one or two letters for the beginning of a name', async () => {
    expect(await names({ search: 'zé' })).toEqual(['Zé Mané', 'Zélia Duarte']);
    expect(await names({ search: 'ÁG' })).toEqual(['Água & Cia 100%', 'Águas do Sul_SA']);
    expect(await names({ search: '%' })).toEqual([]);
  });

  it('finds a client code however short it is', async () => {
    await createContact(people.owner, { name: 'Contrato Sete', clientCode: '7' });
    expect(await names({ search: '7' })).toEqual(['Contrato Sete']);
  });

  it('shows names that begin with it first, forwards and back', async () => {
    for (const name of ['Ana Benício', 'Benício Souza', 'Bruno Benício', 'benicio Alves']) {
      await createContact(people.owner, { name });
    }
    const inOrder = ['benicio Alves', 'Benício Souza', 'Ana Benício', 'Bruno Benício'];
    expect(await names({ search: 'BENICIO' })).toEqual(inOrder);
    expect(await names({ search: 'benício', sort: '-name' })).toEqual([
      'Bruno Benício',
      'Benício Souza',
      'benicio Alves',
      'Ana Benício',
    ]);
    const first = await listContacts(people.agent, { search: 'benício', limit: 3 });
    const second = await listContacts(people.agent, { search: 'benício', limit: 3, after: first.next ?? 0 });
    const back = await listContacts(people.agent, {
      search: 'benício',
      limit: 3,
      before: second.previous ?? 0,
    });
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(inOrder);
    expect(back.items.map(({ name }) => name)).toEqual(inOrder.slice(0, 3));
  });

  it('is walked by pages whatever lies between the hits', async () => {
    for (let at = 0; at < 5; at++) await createContact(people.owner, { name: `Zuleica ${at} Prado` });
    const seen: string[] = [];
    let after: number | undefined;
    do {
      const page = await listContacts(people.agent, { search: 'prado', limit: 2, after });
      seen.push(...page.items.map(({ name }) => name));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toEqual([0, 1, 2, 3, 4].map((at) => `Zuleica ${at} Prado`));
  });

  it('keeps to the other filters', async () => {
    expect(await names({ search: '2024/001', active: true })).toEqual([]);
  });
});
