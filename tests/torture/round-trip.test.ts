import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { exportContacts } from '#lib/exports/export-contacts.ts';
import { EXPORT_FORMATS } from '#lib/exports/export-format.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { exactDigest, type HostileBase, hostileBase } from '#tests/support/hostile-base.ts';
import { importFile } from '#tests/support/import-run.ts';

const COUNT = 100_000;

describe('an export of 100,000 contacts full of hostile values', () => {
  const { db } = useDatabase();
  let supervisor: Actor;
  let base: HostileBase;

  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
    base = await hostileBase(COUNT, db());
  });

  it.each(EXPORT_FORMATS)('as %s changes nothing when it is imported', async (format) => {
    const before = await exactDigest(db());
    const started = performance.now();
    const { bytes } = await exportContacts(supervisor, { everything: true, filters: {} }, format, db());
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    const file = Buffer.concat(pieces);
    const written = performance.now();
    const { view } = await importFile(supervisor, file, db(), `contatos.${format}`);
    const seconds = [written - started, performance.now() - written].map(
      (time) => Math.round(time / 100) / 10,
    );
    console.log(`${format}: ${file.length} bytes, exported in ${seconds[0]} s, imported in ${seconds[1]} s`);
    expect(view).toMatchObject({ color: 'green', created: 0, updated: 0, unchanged: base.exportable });
    expect(await exactDigest(db())).toBe(before);
  });
});
