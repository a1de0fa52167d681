import { StartRefused } from './start-refused.ts';

export interface CommandLine {
  mode: 'serve' | 'worker' | 'cli' | 'bench' | 'help';
  dev: boolean;
  demo: boolean;
  /** Arguments after --cli or --bench. */
  rest: string[];
}

export const USAGE = `npm start                 install, build and serve; --demo loads an organisation to explore
npm run dev               serve the sources, rebuilt as they change
npm run worker            one more worker for the same database
npm run -s cli -- help    users and API tokens
npm run bench -- <name>   a measurement of bench/
npm test                  everything that must hold`;

/** @throws StartRefused for unknown arguments */
export function parseCommandLine(args: string[]): CommandLine {
  const [first = '', ...rest] = args;
  const plain = { dev: false, demo: false, rest };
  if (first === '--cli') return { ...plain, mode: 'cli' };
  if (first === '--bench') return { ...plain, mode: 'bench' };
  if (args.includes('--help')) return { ...plain, mode: 'help' };
  const known = ['--dev', '--demo', '--worker'];
  const unknown = args.find((word) => !known.includes(word));
  if (unknown) throw new StartRefused(`"${unknown}" is not known here. What there is:\n${USAGE}`);
  if (args.includes('--worker')) return { ...plain, mode: 'worker' };
  return { mode: 'serve', dev: args.includes('--dev'), demo: args.includes('--demo'), rest: [] };
}
