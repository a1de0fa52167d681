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
 * `npm run bench -- list [contacts] [--only=text] [--times=40] [--explain=missed|all]`: fills a base of its own and asks of it what
 * people ask of the list of contacts, as an owner and as an agent. Of each query half of the answers are as quick as p50, and
 * 95 in 100 as quick as p95; what takes longer than it should is marked. `--explain` shows the plans of that, or of all,
 * as they are where nobody has asked before.
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
