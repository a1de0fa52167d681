import { z } from 'zod';
import type { Note } from '#lib/contacts/notes/list-notes.ts';
import { id, instant } from './answer-parts.ts';
import { noted } from './noted.ts';

export const NoteAnswer = z.strictObject({
  id,
  body: noted('noteBody', z.string()),
  author: noted('noteAuthor', z.string().nullable()),
  createdAt: instant,
});

export function noteJson({ id, body, author, at }: Note): z.output<typeof NoteAnswer> {
  return { id, body, author, createdAt: at.toISOString() };
}
