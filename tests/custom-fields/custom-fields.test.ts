import { beforeAll, describe, expect, it } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, NotFound } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/role.ts';
import { archiveCustomField } from '#lib/custom-fields/archive-custom-field.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { listCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { moveCustomField } from '#lib/custom-fields/move-custom-field.ts';
import { parseNumber } from '#lib/custom-fields/parse-number.ts';
import { reserveCustomFields } from '#lib/custom-fields/reserve-custom-fields.ts';
import { restoreCustomField } from '#lib/custom-fields/restore-custom-field.ts';
import { updateCustomField } from '#lib/custom-fields/update-custom-field.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Record<Role, Actor>;

beforeAll(async () => {
  people = await actors(db());
});

async function order(): Promise<string[]> {
  return (await listCustomFields(people.agent, { archived: false })).map(({ name }) => name);
}

describe('custom fields', () => {
  it('are added at the end, in the order given', async () => {
    for (const name of ['Plano', 'Contrato', 'Consultor']) await createCustomField(people.owner, { name });
    expect(await order()).toEqual(['Plano', 'Contrato', 'Consultor']);
  });

  it('have one name each, whatever its accents and capitals', async () => {
    expect(await refusal(createCustomField(people.manager, { name: 'PLÂNO' }))).toEqual({
      name: ['custom_field_exists'],
    });
    const [, contract] = await listCustomFields(people.agent);
    expect(await refusal(updateCustomField(people.manager, contract?.id ?? 0, { name: 'plano' }))).toEqual({
      name: ['custom_field_exists'],
    });
  });

  it('of choice need choices', async () => {
    expect(await refusal(createCustomField(people.owner, { name: 'Porte', type: 'choice' }))).toEqual({
      choices: ['choices_missing'],
    });
    const field = await createCustomField(people.owner, {
      name: 'Porte',
      type: 'choice',
      choices: 'Pequeno\nMédio\n\nmedio\nGrande',
    });
    expect(field.choices).toEqual(['Pequeno', 'Médio', 'Grande']);
  });

  it('move one place at a time and stop at the ends', async () => {
    const [first, second] = await listCustomFields(people.agent);
    await moveCustomField(people.manager, second?.id ?? 0, { direction: 'up' });
    expect((await order()).slice(0, 2)).toEqual(['Contrato', 'Plano']);
    await moveCustomField(people.manager, second?.id ?? 0, { direction: 'up' });
    expect((await order()).slice(0, 2)).toEqual(['Contrato', 'Plano']);
    await moveCustomField(people.manager, first?.id ?? 0, { direction: 'up' });
    expect((await order()).slice(0, 2)).toEqual(['Plano', 'Contrato']);
  });

  it('go out of use and come back', async () => {
    const [field] = await listCustomFields(people.agent);
    const id = field?.id ?? 0;
    await archiveCustomField(people.manager, id);
    expect(await order()).not.toContain('Plano');
    expect(await listCustomFields(people.agent, { archived: true })).toMatchObject([{ name: 'Plano' }]);
    await restoreCustomField(people.manager, id);
    expect((await order())[0]).toBe('Plano');
  });

  it('keep their type while contacts have values, unless it becomes text', async () => {
    const field = await createCustomField(people.owner, { name: 'Limite', type: 'number' });
    await createContact(people.agent, { name: 'Ana', customFields: { Limite: '10' } });
    expect(await refusal(updateCustomField(people.owner, field.id, { type: 'date' }))).toEqual({
      type: ['custom_field_filled'],
    });
    expect(await updateCustomField(people.owner, field.id, { type: 'text' })).toMatchObject({ type: 'text' });
  });

  it('have an id by name where an import needs them, and are made as text when it keeps them', async () => {
    const names = ['Limite', 'LIMITE', 'advogado', 'Advogado', 'Rejeitado'];
    const named = await reserveCustomFields(people.owner, names, db());
    expect(named.valueOf(' advogado ', 'Dr. Augusto')).toMatchObject({ value: 'Dr. Augusto' });
    expect(await order()).not.toContain('advogado');
    expect(await named.make(['Limite', 'Advogado', 'advogado'])).toEqual(['Advogado']);
    expect((await order()).at(-1)).toBe('Advogado');
    expect(await order()).not.toContain('Rejeitado');
    const again = await reserveCustomFields(people.owner, ['ADVOGADO'], db());
    expect(again.valueOf('ADVOGADO', 'x')).toEqual({ ...named.valueOf('advogado', 'x') });
    expect(await again.make(['ADVOGADO'])).toEqual([]);
  });

  it('are for owners and managers to manage', async () => {
    const [field] = await listCustomFields(people.agent);
    const id = field?.id ?? 0;
    for (const actor of [people.supervisor, people.agent]) {
      await expect(createCustomField(actor, { name: 'Meu' })).rejects.toThrow(Forbidden);
      await expect(updateCustomField(actor, id, { name: 'Meu' })).rejects.toThrow(Forbidden);
      await expect(moveCustomField(actor, id, { direction: 'up' })).rejects.toThrow(Forbidden);
      await expect(archiveCustomField(actor, id)).rejects.toThrow(Forbidden);
      await expect(restoreCustomField(actor, id)).rejects.toThrow(Forbidden);
    }
    await expect(archiveCustomField(people.owner, 999_999)).rejects.toThrow(NotFound);
  });
});

describe('numbers as people type them', () => {
  it.each([
    ['1.500', ',', '1500'],
    ['1.500,50', ',', '1500.5'],
    ['1500.5', ',', '1500.5'],
    ['R$ 20.000,00', ',', '20000'],
    ['-0,0', ',', '0'],
    ['-12', ',', '-12'],
    ['1,500.50', '.', '1500.5'],
    ['1.500', '.', '1.5'],
    ['0007', '.', '7'],
    ['1.50.0', ',', null],
    ['12a', ',', null],
    ['1234567890123456', ',', null],
  ] as const)('%s with decimal %s', (text, decimal, expected) => {
    expect(parseNumber(text, decimal)).toBe(expected);
  });
});
