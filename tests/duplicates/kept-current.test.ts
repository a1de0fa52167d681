import { type SQL, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { organization } from '#db/schema/index.ts';
import { blockContact } from '#lib/blocking/block-contact.ts';
import { unblockContact } from '#lib/blocking/unblock-contact.ts';
import { deactivate } from '#lib/contacts/bulk/set-active.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { dismissDuplicates } from '#lib/duplicates/dismiss-duplicates.ts';
import { findAll, findPending } from '#lib/duplicates/finding/find-anew.ts';
import { heedValue, ignoreValue } from '#lib/duplicates/ignore-value.ts';
import { undoDismissal } from '#lib/duplicates/undo-dismissal.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { cpf } from '#tests/support/import-file.ts';
import { importFile } from '#tests/support/import-run.ts';
import { mergeInto } from '#tests/support/merged-contacts.ts';
import { randomCases } from '#tests/support/random-cases.ts';
import { knownTables } from './known-groups.ts';

const { db } = useDatabase();
let owner: Actor;

beforeAll(async () => {
  ({ owner } = await actors(db()));
  await db().update(organization).set({ allowDuplicates: true });
});

/** Values by their numbers, so few that most are shared; those of a case are nobody's of another. */
const values = {
  cpf: fc.option(fc.nat(1)),
  phones: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 2 }),
  email: fc.option(fc.nat(2), { freq: 1 }),
  birthDate: fc.constantFrom(null, null, null, null, 0, 1),
};
const whole = fc.record(values);
/** Only some of the fields. */
const given = fc.record(values, { requiredKeys: [] });
type Given = typeof given extends fc.Arbitrary<infer Value> ? Value : never;

/** Contacts by their turn of creation. */
const one = fc.nat(5);
const step = fc.oneof(
  { weight: 1, arbitrary: fc.record({ do: fc.constant('create' as const), given: whole }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('edit' as const), one, given }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      rows: fc.array(whole, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      one,
      given: fc.record({ birthDate: fc.constantFrom(null, 0, 1) }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), one }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('switch' as const), one }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('block' as const), one }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), one, other: one }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('dismiss' as const), one, other: one }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const), one, other: one }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('ignore' as const), phone: fc.nat(3), ignored: fc.boolean() }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

let cases = 0;

function valuesOf(space: number, { cpf: document, phones, email, birthDate }: Given) {
  return {
    ...(document !== undefined && { cpf: document === null ? null : cpf(space * 10 + document) }),
    ...(phones && { phones: phones.map((at) => phone(space, at)) }),
    ...(email !== undefined && { email: email === null ? null : `ana${email}@caso${space}.example` }),
    ...(birthDate !== undefined && {
      birthDate: birthDate === null ? null : `198${birthDate}-05-0${1 + birthDate}`,
    }),
  };
}

function phone(space: number, at: number): string {
  return `55119${String(70_000_000 + space * 10 + at)}`;
}

async function take(step: Step, space: number, ids: number[]): Promise<void> {
  const idOf = (at: number) => ids[at % ids.length] ?? 0;
  switch (step.do) {
    case 'create':
      ids.push((await createContact(owner, { name: 'Ana', ...valuesOf(space, step.given) })).id);
      return;
    case 'edit':
      await updateContact(owner, idOf(step.one), valuesOf(space, step.given));
      return;
    case 'import': {
      const rows = step.rows.map((row) => valuesOf(space, row));
      const lines = rows.map(
        (row) => `Ana;${row.email ?? ''};${row.cpf ?? ''};${row.phones?.join(',') ?? ''}`,
      );
      const text = `contact_name;contact_email;contact_cpf;contact_phone\n${lines.join('\n')}\n`;
      const { outcomes } = await importFile(owner, text, db());
      for (const { outcome, contactId } of outcomes)
        if (outcome === 'created' && contactId) ids.push(contactId);
      return;
    }
    case 'delete':
      await deleteContact(owner, idOf(step.one));
      return;
    case 'switch':
      if (await is(sql`active`, idOf(step.one))) await deactivate.apply(owner, {}, [idOf(step.one)], db(), 0);
      else await updateContact(owner, idOf(step.one), { active: true });
      return;
    case 'block':
      if (await is(sql`blocked_at is null`, idOf(step.one)))
        await blockContact(owner, idOf(step.one), { reason: 'Trote' });
      else await unblockContact(owner, idOf(step.one));
      return;
    case 'merge':
      if (idOf(step.one) !== idOf(step.other)) await mergeInto(idOf(step.one), [idOf(step.other)], db());
      return;
    case 'dismiss':
      await dismissDuplicates(owner, { contactIds: [idOf(step.one), idOf(step.other)] });
      return;
    case 'forget':
      await undoDismissal(owner, { contactIds: [idOf(step.one), idOf(step.other)] });
      return;
    case 'ignore':
      await (step.ignored ? ignoreValue : heedValue)(owner, { value: phone(space, step.phone) });
  }
}

async function is(condition: SQL, id: number): Promise<boolean> {
  const { rows } = await db().execute(sql`select from contact where id = ${id} and ${condition}`);
  return rows.length > 0;
}

/** What may not be done is refused, and changes nothing. */
async function tryTo(step: Step, space: number, ids: number[]): Promise<void> {
  await take(step, space, ids).catch((error: Error) => {
    if (!/Refused|NotFound/.test(error.constructor.name)) throw error;
  });
}

describe('groups kept current', () => {
  it('are those that would be found afresh, whatever happened', async () => {
    const people = fc.array(whole, { minLength: 4, maxLength: 6 });
    const steps = fc.array(step, { minLength: 3, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(people, steps, fc.nat(2), async (first, all, every) => {
        const space = ++cases;
        const ids: number[] = [];
        for (const given of first) await take({ do: 'create', given }, space, ids);
        for (const [at, step] of all.entries()) {
          await tryTo(step, space, ids);
          if (at % (every + 1) === every) expect(await findPending(1_000, db())).toBe(true);
        }
        await findPending(1_000, db());
        const kept = await knownTables(db());
        await findAll(db());
        expect(kept).toEqual(await knownTables(db()));
      }),
      randomCases(15, 250),
    );
  });
});
