import type { Outage } from '#lib/core/runs/outage.ts';
import type { Translate } from '#lib/core/translate.ts';

export function waitWords(
  run: { waitingFor: Outage | null; waitedFor: Outage | null },
  t: Translate,
): string | null {
  if (run.waitingFor)
    return t('notifications.waits.now', { what: t(`notifications.waits.for.${run.waitingFor}`) });
  if (run.waitedFor)
    return t('notifications.waits.past', { what: t(`notifications.waits.for.${run.waitedFor}`) });
  return null;
}
