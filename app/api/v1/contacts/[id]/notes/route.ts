import { created } from '#lib/api/answers.ts';
import { noteJson } from '#lib/api/json/note-json.ts';
import { listAnswer } from '#lib/api/list-answer.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { addNote } from '#lib/contacts/notes/add-note.ts';
import { listNotes } from '#lib/contacts/notes/list-notes.ts';
import { pageOfRows } from '#lib/core/paging.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id, query }) => {
    const { limit, cursor } = query(listParameters);
    const contact = await getContact(actor, id('contact'));
    const notes = await listNotes(actor, contact.id, { after: cursor, limit: limit + 1 });
    const { items, next } = pageOfRows(notes, { after: cursor, limit });
    return listAnswer(items.map(noteJson), next);
  },
  POST: async ({ actor, id, json }) => {
    const contact = id('contact');
    const note = await addNote(actor, contact, await json('NewNote'));
    return created(`/api/v1/contacts/${contact}/notes`, noteJson(note));
  },
});
