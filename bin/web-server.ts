import { serveWeb } from './lib/front/serve-web.ts';

const [port, host] = process.argv.slice(2);
await serveWeb(Number(port), host ?? '127.0.0.1');
