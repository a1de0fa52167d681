import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { RECORD_FIELDS, recordFieldsInOrder } from '#lib/contacts/list/record-fields.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Role } from '#lib/core/role.ts';
import { archiveCustomField } from '#lib/custom-fields/archive-custom-field.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { listContactFields } from '#lib/settings/list-contact-fields.ts';
import { moveContactField } from '#lib/settings/move-contact-field.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { randomCases } from '#tests/support/random-cases.ts';

const { db } = useDatabase();
let people: Record<Role, Actor>;

beforeAll(async () => {
  people = await actors(db());
});

const keys = async () => (await listContactFields(people.agent)).map(({ key }) => key);

describe('the fields of a contact’s page', () => {
  it('stand as built until somebody moves one', async () => {
    expect(await keys()).toEqual([...RECORD_FIELDS]);
    await moveContactField(people.manager, { field: 'cpf', direction: 'up' });
    expect((await keys()).slice(0, 5)).toEqual(['firstName', 'lastName', 'phones', 'cpf', 'email']);
    await moveContactField(people.manager, { field: 'address', direction: 'top' });
    expect((await keys())[0]).toBe('address');
    await moveContactField(people.manager, { field: 'address', direction: 'up' });
    expect((await keys())[0]).toBe('address');
    await moveContactField(people.manager, { field: 'address', direction: 'down' });
    expect((await keys()).slice(0, 2)).toEqual(['firstName', 'address']);
  });

  it('take a new custom field at their end, under its name, and lose an archived one', async () => {
    const { id } = await createCustomField(people.owner, { name: 'Plano' });
    expect((await listContactFields(people.agent)).at(-1)).toEqual({ key: `custom:${id}`, name: 'Plano' });
    await moveContactField(people.owner, { field: `custom:${id}`, direction: 'top' });
    expect((await keys())[0]).toBe(`custom:${id}`);
    await archiveCustomField(people.owner, id);
    expect(await keys()).not.toContain(`custom:${id}`);
  });

  it('are moved by those who may, and only where they can go', async () => {
    for (const field of ['nothing', 'custom:99', '__proto__'])
      await expect(moveContactField(people.owner, { field, direction: 'up' })).rejects.toMatchObject({
        name: 'NotFound',
      });
    await expect(moveContactField(people.owner, { field: 'cpf', direction: 'left' })).rejects.toMatchObject({
      fields: { direction: [{ code: 'invalid' }] },
    });
    for (const who of [people.supervisor, people.agent])
      await expect(moveContactField(who, { field: 'cpf', direction: 'up' })).rejects.toMatchObject({
        name: 'Forbidden',
      });
  });

  it('are each there once, whatever is stored', () => {
    const stored = fc.array(fc.oneof(fc.constantFrom(...RECORD_FIELDS, 'custom:1', 'custom:2'), fc.string()));
    fc.assert(
      fc.property(stored, fc.uniqueArray(fc.integer({ min: 1, max: 3 })), (order, ids) => {
        const found = recordFieldsInOrder(order, ids);
        expect([...found].sort()).toEqual([...RECORD_FIELDS, ...ids.map((id) => `custom:${id}`)].sort());
      }),
      randomCases(20),
    );
  });
});
