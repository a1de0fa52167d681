import type { Option } from '#components/ui/form/field.tsx';
import type { AppointmentView } from '#lib/appointments/appointment.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { can } from '#lib/core/permissions.ts';
import { idOf, isId, SMALL_ID } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listColleagues } from '#lib/presence/list-colleagues.ts';
import { listServices } from '#lib/services/list-services.ts';

/** `agent:<e-mail>` or `service:<id>`, as one field says who keeps an appointment; without it nothing is said. @throws Refused */
export function keeperOf(given: unknown): { agentEmail?: string; service?: number } {
  if (given === undefined || given === '') return {};
  const [, kind, value = ''] = (typeof given === 'string' && /^(agent|service):(.+)$/.exec(given)) || [];
  if (kind === 'agent') return { agentEmail: value };
  const service = idOf(value);
  return kind === 'service' && isId(service, SMALL_ID) ? { service } : refuse('keeper', 'invalid');
}

export function keeperValue({ agent, service }: Pick<AppointmentView, 'agent' | 'service'>): string {
  return agent ? `agent:${agent.email}` : `service:${service?.id}`;
}

/** The actor, whoever else they may make appointments for, and the queues; also who keeps this one now. */
export async function keeperChoices(actor: Actor, now?: AppointmentView): Promise<Option[]> {
  const t = await getTranslations('appointments.form');
  const colleagues = can(actor, 'appointments.manage') ? await listColleagues(actor) : [];
  const others = colleagues.filter(({ email }) => email !== actor.email);
  const choices = [
    { value: `agent:${actor.email}`, label: t('myself', { name: actor.name }) },
    ...others.map(({ email, name }) => ({ value: `agent:${email}`, label: name })),
    ...(await listServices(actor)).map(({ id, name }) => ({
      value: `service:${id}`,
      label: t('queue', { name }),
    })),
  ];
  if (!now || choices.some(({ value }) => value === keeperValue(now))) return choices;
  return [{ value: keeperValue(now), label: now.agent?.name ?? now.service?.name ?? '' }, ...choices];
}
