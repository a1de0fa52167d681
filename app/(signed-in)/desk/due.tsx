import { AgendaList } from '#components/appointments/agenda-list.tsx';
import { Card, CardTitle } from '#components/ui/card.tsx';
import { listDue } from '#lib/appointments/list-appointments.ts';
import type { Actor } from '#lib/core/actor.ts';
import { addDays, dayStart } from '#lib/dates/zoned-time.ts';
import { today } from '#lib/format/today.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { agendaLine } from '../appointments/agenda-line.ts';

/** Whom one is to get in touch with today, and whom one should have. */
export async function Due({ actor }: { actor: Actor }) {
  const t = await getTranslations('appointments');
  const tomorrow = dayStart(addDays(today(actor), 1), actor.timeZone);
  const due = await listDue(actor, new Date(tomorrow.getTime() - 1));
  if (due.length === 0) return null;
  return (
    <Card>
      <CardTitle>{t('due')}</CardTitle>
      <AgendaList lines={await Promise.all(due.map((one) => agendaLine(one, actor)))} />
    </Card>
  );
}
