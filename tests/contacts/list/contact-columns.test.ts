import { describe, expect, it } from 'vitest';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { columnsAmong, columnsFor, contactCell, LIST_COLUMNS } from '#lib/contacts/list/contact-columns.ts';
import type { Actor } from '#lib/core/actor.ts';

const reader = { locale: 'pt-BR', timeZone: 'America/Sao_Paulo' } as Actor;

const lurdes = {
  phones: ['5511982147730', '551133334444'],
  tags: [{ id: 1, name: 'VIP' }],
  priority: 'high',
  lastInteractionAt: null,
  updatedAt: new Date('2020-03-04T12:00:00Z'),
} as Contact;
const nobody = { ...lurdes, phones: [], tags: [], priority: null } as Contact;

describe('the columns of the contact list', () => {
  it('says phones as people write them, all of them', () => {
    expect(contactCell('phone', lurdes, reader)).toEqual(['+55 11 98214-7730', '+55 11 3333-4444']);
  });

  it('says tags by their names and a priority by its key', () => {
    expect(contactCell('tags', lurdes, reader)).toEqual(['VIP']);
    expect(contactCell('priority', lurdes, reader)).toBe('high');
  });

  it('says moments in the reader’s words', () => {
    expect(contactCell('updated', lurdes, reader)).toBe('4 mar 2020');
  });

  it('says nothing where there is nothing', () => {
    for (const key of ['phone', 'tags', 'priority', 'lastInteraction'] as const)
      expect(contactCell(key, nobody, reader), key).toBeNull();
  });

  it('says who serves a contact and by which flow', () => {
    const served = { ...lurdes, portfolio: { owner: { name: 'Caio Lima' }, flow: 'follow_me' } } as Contact;
    expect(contactCell('portfolio', served, reader)).toEqual(['Caio Lima', 'follow_me']);
  });

  it('says the organization’s own fields as the reader writes them', () => {
    const customFields = [{ id: 7, name: 'Limite', type: 'number' as const, archived: false, value: '12.5' }];
    expect(contactCell('custom:7', { ...lurdes, customFields }, reader)).toBe('12,5');
    expect(contactCell('custom:8', { ...lurdes, customFields }, reader)).toBeNull();
  });

  it('offers every column once, and of those somebody chose the ones there still are', () => {
    expect(new Set(LIST_COLUMNS).size).toBe(LIST_COLUMNS.length);
    const fields = [
      { id: 1, archived: false },
      { id: 2, archived: true },
    ];
    const chosen = ['email', 'custom:1', 'custom:2', 'custom:3', 'photo', 'email', 'sumiu'];
    expect(columnsAmong(chosen, fields)).toEqual(['email', 'custom:1', 'photo']);
  });

  it('shows the last interaction as soon as anybody on the page had one, the last change until then', () => {
    expect(columnsFor([lurdes, nobody])).toContain('updated');
    const attended = { ...nobody, lastInteractionAt: new Date() };
    expect(columnsFor([lurdes, attended])).toContain('lastInteraction');
    expect(columnsFor([lurdes, attended])).not.toContain('updated');
  });
});
