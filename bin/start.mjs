import { runOnOwnNode } from './lib/bootstrap.mjs';

await runOnOwnNode('serve.ts');
