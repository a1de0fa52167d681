import { errorFacts } from '#lib/core/log.ts';

/** Next prints errors whole, and a database error repeats the values of its query. */
export function quietConsole(target: Pick<Console, 'error'> = console): void {
  const print = target.error.bind(target);
  target.error = (...parts: unknown[]) => print(...parts.map(withoutWords));
}

function withoutWords(part: unknown): unknown {
  if (!(part instanceof Error)) return part;
  const { error, code } = errorFacts(part);
  const stack = (part.stack ?? '').replace(part.message, () => '');
  const frames = stack.split('\n').filter((line) => /^\s+at \S/.test(line));
  return [code ? `${error} ${code}` : error, ...frames].join('\n');
}
