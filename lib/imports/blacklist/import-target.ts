import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client.ts';
import { imports } from '#db/schema/index.ts';
import { direction, listedNote } from '#lib/blacklist/add-to-blacklist.ts';
import type { Direction } from '#lib/blacklist/direction.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { type GivenMode, givenMode } from '../deciding/given-mode.ts';
import type { IncomingFile } from '../upload/store-upload.ts';

export type ImportTarget = (typeof imports.$inferSelect)['target'];

/** What a file is for. */
export interface GivenTarget extends GivenMode {
  /** Contacts when left out. */
  into?: 'blacklist';
  /** Which list; when absent, the form field beside the file counts. So does the note. */
  direction?: string;
  note?: string;
}

/** What the rest of the form says, once the file has been read: of contacts the mode, of numbers which list and why. @throws Refused */
export async function givenTarget(file: Pick<IncomingFile, 'fields'> & GivenTarget, db: Database) {
  if (file.into !== 'blacklist') return { mode: await givenMode(file, db) };
  const fields = await file.fields;
  const given = parseInput(z.object({ direction, note: listedNote.optional() }), {
    direction: file.direction ?? fields?.direction,
    note: file.note ?? fields?.note,
  });
  return { target: `blacklist_${given.direction}`, note: given.note ?? null } as const;
}

/** The list whose numbers an import brings; null for one of contacts. */
export function directionOf(target: ImportTarget): Direction | null {
  if (target === 'contacts') return null;
  return target === 'blacklist_inbound' ? 'inbound' : 'outbound';
}

export async function targetOf(importId: number, db: Database): Promise<ImportTarget> {
  const [row] = await db.select({ target: imports.target }).from(imports).where(eq(imports.runId, importId));
  return row?.target ?? 'contacts';
}
