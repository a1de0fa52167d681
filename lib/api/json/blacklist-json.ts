import { z } from 'zod';
import { DIRECTIONS } from '#lib/blacklist/direction.ts';
import type { EntryView } from '#lib/blacklist/list-blacklist.ts';
import { id, instant, whole } from './answer-parts.ts';
import { noted } from './noted.ts';

export const BlacklistEntryAnswer = z.strictObject({
  id,
  direction: noted('listDirection', z.enum(DIRECTIONS)),
  number: noted('listedNumber', z.string()),
  note: noted('listedNote', z.string().nullable()),
  addedBy: noted('listedBy', z.string().nullable()),
  refused: noted('listedRefused', whole),
  lastRefusedAt: instant.nullable(),
  createdAt: instant,
});

export function entryJson(entry: EntryView): z.output<typeof BlacklistEntryAnswer> {
  const { id, direction, number, note, by, refused, lastRefusedAt, createdAt } = entry;
  return {
    id,
    direction,
    number,
    note,
    addedBy: by?.email ?? null,
    refused,
    lastRefusedAt: lastRefusedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}
