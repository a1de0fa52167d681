import type { Actor } from '#lib/core/actor.ts';
import type { Translate } from '#lib/core/translate.ts';
import { formatDuration } from '#lib/format/format-duration.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Pace } from './run-pace.ts';

/** `10.900 linhas/s · restam 40 s`; null while the pace is unknown. */
export function paceWords(pace: Pace | null, t: Translate, locale: Actor['locale']): string | null {
  if (!pace || pace.rowsPerSecond === null) return null;
  const rate = t('imports.pace.rate', { rows: formatNumber(pace.rowsPerSecond, locale) });
  if (pace.secondsLeft === null) return rate;
  return `${rate} · ${t('imports.pace.left', { time: formatDuration(pace.secondsLeft, locale) })}`;
}
