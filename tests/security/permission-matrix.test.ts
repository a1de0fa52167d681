import { describe, expect, it } from 'vitest';
import { differences, isBuilt } from '#tests/e2e/permissions/build-doors.ts';

/** `npm test` builds before it tests and names the build; without one the sources may be ahead of it. */
const hasBuild = process.env.NEXT_DIST_DIR !== undefined && isBuilt();

describe('the permission matrix', () => {
  it.skipIf(!hasBuild)('names every page, handler, endpoint and action of the build, and no others', () => {
    expect(differences()).toEqual([]);
  });
});
