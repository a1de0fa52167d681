import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { importChecks, imports, LineNotes } from '#db/schema/index.ts';

export const NO_NOTES: readonly string[] = [];

export function addNote(notes: LineNotes, code: string, line: number): void {
  const note = notes[code];
  if (note) note.rows += 1;
  else notes[code] = { rows: 1, line };
}

function joinNotes(before: LineNotes, more: LineNotes): LineNotes {
  const joined = { ...before };
  for (const [code, { rows, line }] of Object.entries(more)) {
    const note = joined[code];
    joined[code] = note ? { rows: note.rows + rows, line: Math.min(note.line, line) } : { rows, line };
  }
  return joined;
}

/** Adds what a batch brought to the notes of an import or of its dry run. */
export async function keepNotes(
  table: typeof imports | typeof importChecks,
  runId: number,
  more: LineNotes,
  tx: Database,
): Promise<void> {
  if (Object.keys(more).length === 0) return;
  const [row] = await tx
    .select({ notes: table.notes })
    .from(table)
    .where(eq(table.runId, runId))
    .for('update');
  if (row)
    await tx
      .update(table)
      .set({ notes: joinNotes(row.notes, more) })
      .where(eq(table.runId, runId));
}
