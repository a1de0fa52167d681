import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contacts, organization } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { exportContacts } from '#lib/exports/export-contacts.ts';
import { EXPORT_FORMATS, type ExportFormat } from '#lib/exports/export-format.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { exactDigest, hostileBase, portableDigest } from '#tests/support/hostile-base.ts';
import { importFile } from '#tests/support/import-run.ts';
import { mergeInto } from '#tests/support/merged-contacts.ts';
import { checked, waitingReview } from '#tests/support/review-run.ts';

const EVERYONE = { everything: true, filters: {} } as const;
const COUNT = 1_500;

describe('an export', () => {
  const { db } = useDatabase();
  let supervisor: Actor;

  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
  });
  beforeEach(async () => {
    await db().execute(
      sql`truncate contact, contact_avatar, contact_note, contact_identifier, tag, segment, service, custom_field, run, import_row restart identity cascade`,
    );
    await db().execute(sql`delete from app_user where email like '%@hostil.example'`);
  });
  afterEach(async () => {
    await db().update(organization).set({ allowDuplicates: false });
  });

  const exported = async (format: ExportFormat) => {
    const { bytes } = await exportContacts(supervisor, EVERYONE, format, db());
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    return Buffer.concat(pieces);
  };

  it.each(
    EXPORT_FORMATS.flatMap((format) => [true, false].map((allowDuplicates) => ({ format, allowDuplicates }))),
  )(
    'as $format changes nothing when it is imported, duplicates allowed: $allowDuplicates',
    async ({ format, allowDuplicates }) => {
      await db().update(organization).set({ allowDuplicates });
      const base = await hostileBase(COUNT, db());
      const before = await exactDigest(db());
      const file = await exported(format);
      const { view, rejections } = await importFile(supervisor, file, db(), `contatos.${format}`);
      expect(rejections.map(({ reasons, cells }) => ({ reasons, cells }))).toEqual([]);
      expect(view).toMatchObject({ color: 'green', created: 0, updated: 0, ignoredColumns: [] });
      expect(view.unchanged).toBe(base.exportable);
      expect(await exactDigest(db())).toBe(before);
    },
  );

  it.each(EXPORT_FORMATS)('as %s makes the same contacts in a base that has none of them', async (format) => {
    const base = await hostileBase(COUNT, db(), { leavers: false });
    await db().update(organization).set({ allowDuplicates: true });
    const before = await portableDigest(db());
    const file = await exported(format);
    await db().execute(sql`truncate contact, contact_avatar, contact_note, contact_identifier cascade`);
    const { view, rejections } = await importFile(supervisor, file, db(), `contatos.${format}`);
    expect(rejections).toEqual([]);
    expect(view).toMatchObject({ created: base.exportable, updated: 0, unchanged: 0 });
    expect(await portableDigest(db())).toBe(before);
  });

  it.each([true, false])(
    'is counted by a dry run as the import then does, duplicates allowed: %s',
    async (allowed) => {
      await db().update(organization).set({ allowDuplicates: allowed });
      const base = await hostileBase(300, db());
      const text = (await exported('csv')).toString();
      // The file twice over, the second time with news: its rows meet what the first ones left.
      const [header = '', ...lines] = text.split('\r\n');
      const news = lines.map((line) =>
        line.replace(/;(?:true;[1-4])?;([^;]*;){3}(c\d+-[0-9a-f]{10})$/, ';true;1;dois@hostil.example;;;$2'),
      );
      const file = [header, ...lines, ...news].join('\r\n');
      const before = await exactDigest(db());
      const { check } = await checked(supervisor, await waitingReview(supervisor, file, db()), db());
      expect(await exactDigest(db())).toBe(before);
      await db().execute(sql`truncate run cascade`);
      const { view } = await importFile(supervisor, file, db());
      const { created, updated, unchanged, rejected } = view;
      expect(check).toMatchObject({ created, updated, unchanged, rejected });
      expect(created).toBe(0);
      expect(updated).toBeGreaterThan(50);
      expect(unchanged).toBeGreaterThan(base.exportable);
    },
  );

  it('says nothing of contacts that have the same ids in another base', async () => {
    await db()
      .insert(contacts)
      .values({ name: 'Ana', createdAt: new Date('2025-01-01') });
    const file = await exported('csv');
    await db().execute(sql`truncate contact restart identity cascade`);
    const [other] = await db().insert(contacts).values({ name: 'Bia' }).returning();
    expect(other?.id).toBe(1);
    const { view } = await importFile(supervisor, file, db());
    expect(view).toMatchObject({ created: 1, updated: 0 });
    expect((await db().select().from(contacts)).map(({ name }) => name).sort()).toEqual(['Ana', 'Bia']);
  });

  it('is not obeyed where somebody has changed whom its marks name', async () => {
    await db()
      .insert(contacts)
      .values([{ name: 'Ana' }, { name: 'Bia' }]);
    const text = (await exported('csv')).toString();
    const turned = text.replace(/;c1-/, ';c2-');
    expect(turned).not.toBe(text);
    const { view } = await importFile(supervisor, turned, db());
    expect(view).toMatchObject({ created: 1, updated: 0, unchanged: 1 });
  });

  it('leads to the contact that took its own in, and to nobody once they are anonymized', async () => {
    await db()
      .insert(contacts)
      .values([{ name: 'Ana' }, { name: 'Bia' }, { name: 'Caio' }]);
    const text = (await exported('csv')).toString();
    await mergeInto(1, [2], db());
    await db().execute(
      sql`update contact set anonymized_at = now(), active = false, name = 'x' where id = 3`,
    );
    const { view, outcomes } = await importFile(supervisor, text, db());
    expect(outcomes.map(({ outcome, contactId }) => [outcome, contactId])).toEqual([
      ['unchanged', 1],
      ['unchanged', 1],
      ['created', expect.any(Number)],
    ]);
    expect(view.rejected).toBe(0);
  });
});
