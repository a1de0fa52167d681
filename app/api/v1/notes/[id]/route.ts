import { noContent } from '#lib/api/answers.ts';
import { resource } from '#lib/api/resource.ts';
import { deleteNote } from '#lib/contacts/notes/delete-note.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  DELETE: async ({ actor, id }) => {
    await deleteNote(actor, id('note'));
    return noContent();
  },
});
