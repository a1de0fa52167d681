import { parseArgs } from 'node:util';
import { withBenchDatabase } from './bench-database.ts';
import { fillBase } from './list/base.ts';
import { measureList } from './list/measure.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    explain: { type: 'string' },
    times: { type: 'string', default: '40' },
  },
});

/**
 * `npm run bench -- list [contacts] [--only=text] [--times=40] [--explain=missed|all]`: fills a database and runs the
 * usual queries of the contact list as an owner and as an agent. Prints p50 and p95 and marks queries over their
 * target; `--explain` shows the plans of those, or of all, with empty caches.
 */
await withBenchDatabase(async () => {
  const total = Number(positionals[0] ?? 1_000_000);
  await fillBase(total);
  await measureList(total, {
    only: values.only,
    explain: values.explain === 'missed' || values.explain === 'all' ? values.explain : undefined,
    times: Number(values.times),
  });
});
