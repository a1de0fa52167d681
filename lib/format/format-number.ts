import type { Actor } from '#lib/core/actor.ts';

type Locale = Actor['locale'];

/** `1.048.213` or `1,048,213`; with decimals all of them: `4,0`. */
export function formatNumber(value: number, locale: Locale, decimals?: number): string {
  const digits =
    decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(locale, digits).format(value);
}

/** `62%`; 100 % only when complete. */
export function formatPercent(fraction: number, locale: Locale): string {
  const shown = fraction < 1 ? Math.min(fraction, 0.99) : 1;
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(shown);
}

export function formatBytes(bytes: number, locale: Locale): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** step);
}
