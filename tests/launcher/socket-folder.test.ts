import { describe, expect, it } from 'vitest';
import { socketFolder } from '../../bin/lib/postgres-settings.ts';

describe("the folder of the embedded Postgres's socket", () => {
  it("is the cluster's own", () => {
    expect(socketFolder('/srv/carteira/.data/postgres')).toBe('/srv/carteira/.data/postgres');
  });

  it.each([
    ['has a path too long for a socket', `/srv/${'ã'.repeat(50)}/postgres`],
    ['has a comma, which parts folders', '/srv/a,b/postgres'],
    ['has a quotation mark', '/srv/a"b/postgres'],
  ])('is none where the cluster %s', (_, folder) => {
    expect(socketFolder(folder)).toBe('');
  });
});
