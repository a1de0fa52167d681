import { runOnOwnNode } from './lib/bootstrap.mjs';

await runOnOwnNode('check.ts');
