import type { DeliveryRow } from '#components/webhooks/delivery-list.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import type { Words } from '#lib/i18n/get-translations.ts';
import type { Delivery } from '#lib/webhooks/delivery.ts';

export function deliveryRow(delivery: Delivery, t: Words<'webhooks'>, actor: Actor): DeliveryRow {
  const { id, type, sequence, at, state, attempts, durationMs, nextAttemptAt } = delivery;
  return {
    id,
    type,
    sequence,
    state,
    attempts,
    when: formatWhen(at, actor),
    exactly: formatDateTime(at, actor),
    at: at.toISOString(),
    outcome: outcomeWords(delivery, t),
    duration: durationMs === null ? null : durationWords(durationMs, actor),
    // What is due at once is just being sent.
    next: nextAttemptAt && attempts > 0 ? formatDateTime(nextAttemptAt, actor) : null,
  };
}

export function outcomeWords(
  { status, failure }: Pick<Delivery, 'status' | 'failure'>,
  t: Words<'webhooks'>,
): string | null {
  if (failure) return t(`failures.${failure}`);
  return status === null ? null : t('deliveries.answered', { status: String(status) });
}

export function durationWords(milliseconds: number, { locale }: Actor): string {
  const unit = milliseconds < 1_000 ? 'millisecond' : 'second';
  const value = milliseconds < 1_000 ? milliseconds : milliseconds / 1_000;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
