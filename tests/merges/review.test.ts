import { createTranslator } from 'next-intl';
import { beforeAll, describe, expect, it } from 'vitest';
import { decisionOf } from '#app/(signed-in)/merges/review/decision.ts';
import { readReview } from '#app/(signed-in)/merges/review/review-query.ts';
import { reviewRows } from '#app/(signed-in)/merges/review/review-rows.ts';
import { reviewAddress } from '#components/merges/review-address.ts';
import { organization } from '#db/schema/index.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { addNote } from '#lib/contacts/notes/add-note.ts';
import type { Actor } from '#lib/core/actor.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import type { Words } from '#lib/i18n/get-translations.ts';
import { messagesOf } from '#lib/i18n/messages-of.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { reviewMerge } from '#lib/merges/review-merge.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const phones = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => `+5511987650${100 + from + at}`);

describe('contacts side by side', () => {
  const { db } = useDatabase();
  let manager: Actor;
  let ids: number[];

  beforeAll(async () => {
    ({ manager } = await actors(db()));
    await db().update(organization).set({ allowDuplicates: true });
    await createCustomField(manager, { name: 'Plano', type: 'text' }, db());
    const people = [
      {
        name: 'Ana',
        phones: phones(0, 6),
        email: 'ana@casa.example',
        address: { city: 'Recife', state: 'PE' },
      },
      {
        name: 'Ana Souza',
        phones: phones(0, 1).concat(phones(20, 6)),
        email: 'ana@trabalho.example',
        address: { zipCode: '01310-100' },
      },
      { name: 'Ana', cpf: '52998224725', tags: ['vip'], customFields: { Plano: 'Ouro' } },
    ];
    ids = [];
    for (const input of people) ids.push((await createContact(manager, input, db())).id);
    await addNote(manager, ids[2] ?? 0, { body: 'Prefere a tarde' }, db());
  });

  const rowsOf = async (locale: 'pt-BR' | 'en', given: Record<string, string | string[]>) => {
    const t = createTranslator({
      locale,
      messages: await messagesOf(locale),
      onError: (error) => {
        throw error;
      },
    }) as unknown as Words;
    const query = readReview(given);
    const review = await reviewMerge(
      manager,
      {
        contactIds: ids,
        outIds: query.outIds,
        primaryId: query.primaryId,
        values: Object.fromEntries(query.chosen),
      },
      db(),
    );
    const { plan } = review;
    if (!plan) return null;
    const order = review.contacts.map(({ id }) => id);
    const rows = reviewRows({ ...review, plan }, { actor: { ...manager, locale }, t, chosen: query.chosen });
    return { order, rows: new Map(rows.map((row) => [row.key, row])) };
  };

  it('shows what each has, marks what differs, and beside it what remains and what does not fit', async () => {
    const [ana, souza, third] = ids;
    const shown = await rowsOf('pt-BR', { primary: String(ana) });
    expect(shown?.order).toEqual([ana, third, souza]);
    const row = (key: string) => shown?.rows.get(key);
    const email = row('email');
    expect(email?.cells.map(({ lines, differs }) => [lines[0], differs])).toEqual([
      ['ana@casa.example', true],
      [undefined, false],
      ['ana@trabalho.example', true],
    ]);
    expect(email?.cells.map(({ choice }) => choice?.value)).toEqual(['', undefined, String(souza)]);
    expect(email?.result?.lines).toEqual(['ana@casa.example']);
    expect(email?.result?.notes).toEqual([expect.stringContaining('ana@trabalho.example')]);
    expect(row('phones')?.result).toMatchObject({ isWarning: true, lines: { length: 10 } });
    expect(row('phones')?.result?.notes.join()).toContain('11 98765-0124');
    expect(row('zipCode')?.result).toMatchObject({ lines: ['01310-100'], isWarning: true });
    expect(row('customFields.f1')).toMatchObject({ label: 'Plano', result: { lines: ['Ouro'] } });
    expect(row('contact_note')?.cells.map(({ lines }) => lines[0])).toEqual(['0', '1', '0']);
    expect(row('contact_note')?.result?.lines).toEqual(['1']);
  });

  it('shows no result where one alone is left', async () => {
    expect(await rowsOf('en', { out: ids.slice(1).map(String), primary: String(ids[0]) })).toBeNull();
  });

  it('says each word in both languages', async () => {
    const keys = async (locale: 'pt-BR' | 'en') => [...((await rowsOf(locale, {}))?.rows.keys() ?? [])];
    expect(await keys('en')).toEqual(await keys('pt-BR'));
  });

  it('keeps in its address who remains, who is left out and whose values are taken, and shows what is merged', async () => {
    const [ana, souza, third] = ids.map(String) as [string, string, string];
    const form: [string, string][] = [
      ['automatic', ana],
      ...ids.map((id): [string, string] => ['shown', String(id)]),
      ['primaryId', souza],
      ['in', ana],
      ['values.email', ana],
      ['values.city', ''],
    ];
    const address = reviewAddress(`/duplicates/${ana}`, form, 'kind=phone');
    expect(address).toBe(`/duplicates/${ana}?kind=phone&primary=${souza}&out=${third}&v.email=${ana}`);
    const given = Object.fromEntries(new URL(address, 'http://x').searchParams);
    const shown = await rowsOf('pt-BR', given);
    expect(shown?.order[0]).toBe(Number(souza));
    expect(shown?.rows.get('email')?.result?.lines).toEqual(['ana@casa.example']);
    expect(shown?.rows.get('cpf')?.result?.lines).toEqual([]);

    const decision = decisionOf({
      do: 'merge',
      shown: ids.map(String),
      primaryId: souza,
      in: ana,
      values: { email: ana, city: '' },
    });
    expect(decision).toMatchObject({ what: 'merge', ids: ids.slice(0, 2), outIds: [Number(third)] });
    const merged = await mergeContacts(
      manager,
      { ...decision.choices, contactIds: decision.ids },
      { how: 'selection', seen: undefined },
      db(),
    );
    expect(merged.plan.result.texts.email).toBe('ana@casa.example');
    expect(merged.primaryId).toBe(Number(souza));
  });
});
