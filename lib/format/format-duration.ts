import type { Actor } from '#lib/core/actor.ts';

const STEPS = [
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

export function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000;
}

/** The two largest units: `40 s`, `3 min 12 s`, `1 h 4 min`; at least one second. */
export function formatDuration(seconds: number, locale: Actor['locale']): string {
  let left = Math.max(1, Math.round(seconds));
  const parts: string[] = [];
  for (const [unit, size] of STEPS) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count === 0 && parts.length === 0) continue;
    if (count > 0) parts.push(unitOf(unit, locale).format(count));
    if (parts.length === 2 || (count === 0 && parts.length > 0)) break;
  }
  return parts.join(' ');
}

function unitOf(unit: string, locale: Actor['locale']): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' });
}
