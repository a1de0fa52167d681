import type { AgendaLine } from '#components/appointments/agenda-list.tsx';
import type { Tone } from '#components/ui/badge.tsx';
import type { AppointmentState, AppointmentView } from '#lib/appointments/appointment.ts';
import type { Actor } from '#lib/core/actor.ts';
import { formatClock } from '#lib/format/format-moment.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';

const TONES: Record<Exclude<AppointmentState, 'open'>, Tone> = {
  done: 'success',
  missed: 'warning',
  cancelled: 'neutral',
};

/** An appointment as agendas show it. */
export async function agendaLine(one: AppointmentView, actor: Actor): Promise<AgendaLine> {
  const t = await getTranslations('appointments');
  const { id, contact, agent, service, channel, startsAt, minutes, state } = one;
  const end = new Date(startsAt.getTime() + minutes * 60_000);
  const isLate = state === 'open' && startsAt <= new Date();
  const mark =
    state === 'open'
      ? isLate
        ? { label: t('late'), tone: 'error' as const }
        : null
      : { label: t(`states.${state}`), tone: TONES[state] };
  return {
    id,
    time: `${formatClock(startsAt, actor)}–${formatClock(end, actor)}`,
    name: contact.name,
    facts: [channel?.name, agent?.id === actor.userId ? null : (agent?.name ?? service?.name)],
    mark,
    isOver: state !== 'open',
  };
}
