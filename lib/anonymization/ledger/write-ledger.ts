import { mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { ledgerFile } from './ledger-file.ts';

const AT_ONCE = 10_000;

/** Adds what was erased and is not in the ledger yet: a mark a line, written through to the disk before the database knows it. */
export async function writeLedger(db: Database = database()): Promise<number> {
  let written = 0;
  for (;;) {
    const { rows } = await db.execute<{ id: number; mark: string }>(sql`
      select contact_id as id, mark from erased_contact where in_ledger_at is null order by contact_id limit ${AT_ONCE}`);
    if (rows.length === 0) return written;
    await append(rows.map(({ mark }) => `${mark}\n`).join(''));
    await db.execute(sql`
      update erased_contact set in_ledger_at = now()
      where contact_id = any(${sql.param(rows.map(({ id }) => id))}::bigint[])`);
    written += rows.length;
  }
}

async function append(lines: string): Promise<void> {
  const path = ledgerFile();
  mkdirSync(dirname(path), { recursive: true });
  const file = await open(path, 'a', 0o600);
  try {
    await file.appendFile(lines);
    await file.sync();
  } finally {
    await file.close();
  }
}
