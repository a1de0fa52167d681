import { CalendarPlus } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '#components/ui/badge.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { listAppointments } from '#lib/appointments/list-appointments.ts';
import type { Contact } from '#lib/contacts/contact-record.ts';
import type { Actor } from '#lib/core/actor.ts';
import { formatMoment } from '#lib/format/format-moment.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';

const SHOWN = 5;

interface ContactAppointmentsProps {
  contact: Pick<Contact, 'id' | 'anonymizedAt'>;
  actor: Actor;
  /** In which the next one is agreed on. */
  interactionId?: number;
}

/** The contact's last appointments, and a way to make one. */
export async function ContactAppointments({ contact, actor, interactionId }: ContactAppointmentsProps) {
  const t = await getTranslations('appointments');
  const { items } = await listAppointments(actor, { contact: contact.id, limit: SHOWN });
  const about = interactionId === undefined ? '' : `&interaction=${interactionId}`;
  return (
    <section aria-labelledby="appointments" className="mb-8">
      <div className="mb-3 flex items-center justify-between gap-3 border-b border-base-300 pb-2">
        <h2 id="appointments" className="text-small font-semibold text-base-content/75">
          {t('title')}
        </h2>
        {!contact.anonymizedAt && (
          <ButtonLink
            href={`/appointments/new?contact=${contact.id}${about}`}
            variant="ghost"
            icon={<CalendarPlus aria-hidden="true" size={14} strokeWidth={1.75} />}
          >
            {t('make')}
          </ButtonLink>
        )}
      </div>
      {items.length === 0 && <p className="text-body text-base-content/75">{t('none')}</p>}
      <ul data-rows="" className="divide-y divide-base-300/60">
        {items.map((one) => (
          <li key={one.id} className="flex flex-wrap items-baseline justify-between gap-x-3 py-1.5 text-body">
            <Link
              href={`/appointments/${one.id}`}
              prefetch={false}
              className="num underline-offset-2 hover:underline"
            >
              {formatMoment(one.startsAt, actor)}
            </Link>
            <span className="text-small text-base-content/75">
              {one.state === 'open' ? (
                (one.agent?.name ?? one.service?.name)
              ) : (
                <Badge>{t(`states.${one.state}`)}</Badge>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
