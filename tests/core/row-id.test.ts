import { beforeAll, describe, expect, it } from 'vitest';
import { getView } from '#lib/contacts/views/get-view.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound, Refused } from '#lib/core/errors.ts';
import { idOf, rowId } from '#lib/core/row-id.ts';
import { deleteSegment } from '#lib/segments/delete-segment.ts';
import { getSegment } from '#lib/segments/get-segment.ts';
import { archiveService } from '#lib/services/archive-service.ts';
import { createService } from '#lib/services/create-service.ts';
import { getService } from '#lib/services/get-service.ts';
import { deleteTag } from '#lib/tags/delete-tag.ts';
import { getTag } from '#lib/tags/get-tag.ts';
import { renameTag } from '#lib/tags/rename-tag.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

/** What no row can be called; the last ones are larger than the column. */
const NO_IDS = [Number.NaN, 0, -1, 1.5, 2 ** 31, 2 ** 53];

describe('ids', () => {
  const { db } = useDatabase();
  let owner: Actor;
  beforeAll(async () => {
    ({ owner } = await actors(db()));
  });

  it('are read from plain digits alone', () => {
    expect(['7', '123456789012345'].map(idOf)).toEqual([7, 123_456_789_012_345]);
    for (const text of ['', '0', '07', '1e3', '0x10', ' 7', '7.0', '-7', '9'.repeat(16), undefined, ['7']])
      expect(idOf(text)).toBeNaN();
  });

  it('that cannot be one name nothing', () => {
    expect(rowId('contact', 7)).toBe(7);
    for (const id of [Number.NaN, 0, -1, 1.5, 2 ** 53]) expect(() => rowId('contact', id)).toThrow(NotFound);
  });

  it('of tags, segments, services and views are not found where no row can have them', async () => {
    for (const id of NO_IDS) {
      const calls = [
        getTag(owner, id, db()),
        renameTag(owner, id, { name: 'vip' }, db()),
        deleteTag(owner, id, db()),
        getSegment(owner, id, db()),
        deleteSegment(owner, id, db()),
        getService(owner, id, db()),
        archiveService(owner, id, {}, db()),
        getView(owner, id, db()),
      ];
      for (const call of await Promise.allSettled(calls))
        expect(call).toMatchObject({ status: 'rejected', reason: expect.any(NotFound) });
    }
  });

  it('of a service that takes over are refused where no row can have them', async () => {
    const { id } = await createService(owner, { name: 'Cobrança' }, db());
    const call = archiveService(owner, id, { replacement: '99999999999' }, db());
    await expect(call).rejects.toThrow(Refused);
  });
});
