import { beforeAll, describe, expect, it } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { addNote } from '#lib/contacts/notes/add-note.ts';
import { deleteNote } from '#lib/contacts/notes/delete-note.ts';
import { listNotes } from '#lib/contacts/notes/list-notes.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import { Forbidden, NotFound, Refused } from '#lib/core/errors.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('notes on a contact', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let lurdes: number;

  beforeAll(async () => {
    people = await actors(db());
    lurdes = (await createContact(people.agent, { name: 'Dona Lurdes' }, db())).id;
  });

  it('say what was written, by whom, newest first, with its lines', async () => {
    await addNote(people.agent, lurdes, { body: '  Prefere à tarde.\r\nLigar no fixo. ' }, db());
    await addNote(people.supervisor, lurdes, { body: 'Pediu segunda via.' }, db());
    const notes = await listNotes(people.agent, lurdes, {}, db());
    expect(notes.map(({ body, author }) => [body, author])).toEqual([
      ['Pediu segunda via.', people.supervisor.name],
      ['Prefere à tarde.\nLigar no fixo.', people.agent.name],
    ]);
  });

  it('are never blank', async () => {
    await expect(addNote(people.agent, lurdes, { body: ' \n ' }, db())).rejects.toThrow(Refused);
  });

  it('are deleted by who wrote them, and by who may delete contacts', async () => {
    const { id } = await addNote(people.supervisor, lurdes, { body: 'Engano' }, db());
    await expect(deleteNote(people.agent, id, db())).rejects.toThrow(Forbidden);
    await deleteNote(people.manager, id, db());
    await expect(deleteNote(people.supervisor, id, db())).rejects.toThrow(NotFound);
  });

  it('are not there for who does not see the contact, and go with it', async () => {
    await createSegment(people.owner, { name: 'Fechado' }, db());
    const { id } = await createContact(people.owner, { name: 'Reservado' }, db());
    await addNote(people.owner, id, { body: 'Sigilo' }, db());
    await updateContact(people.owner, id, { segments: ['Fechado'] }, db());
    expect(await listNotes(people.agent, id, {}, db())).toEqual([]);
    await expect(addNote(people.agent, id, { body: 'x' }, db())).rejects.toThrow(NotFound);
    await deleteContact(people.owner, id, db());
    expect(await listNotes(people.owner, id, {}, db())).toEqual([]);
  });
});
