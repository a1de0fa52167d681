import { Download, PhoneOutgoing } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { AppointmentForm, StateForm } from '#components/appointments/appointment-form.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { DefinitionList } from '#components/ui/definition-list.tsx';
import { APPOINTMENT_STATES, type AppointmentView } from '#lib/appointments/appointment.ts';
import { getAppointment } from '#lib/appointments/get-appointment.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { localMinute } from '#lib/dates/zoned-time.ts';
import { formatMoment } from '#lib/format/format-moment.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { setAppointmentStateAction, updateAppointmentAction } from '../actions.ts';
import { channelChoices } from '../channel-choices.ts';
import { keeperChoices, keeperValue } from '../keeper.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('appointments'))('one') };
}

export default async function AppointmentPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const one = await orNotFound(getAppointment(actor, idOf((await params).id)));
  const t = await getTranslations('appointments');
  const isMine = one.agent === null || one.agent.id === actor.userId || can(actor, 'appointments.manage');
  const icon = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const;
  return (
    <>
      <PageHeader
        title={t('withNamed', { name: one.contact.name })}
        count={<Badge>{t(`states.${one.state}`)}</Badge>}
        breadcrumb={[{ href: '/appointments', label: t('title') }]}
      >
        <ButtonLink
          external
          href={`/appointments/${one.id}/calendar.ics`}
          download
          className="max-sm:hidden"
          icon={<Download {...icon} />}
        >
          {t('takeAlong')}
        </ButtonLink>
        <ButtonLink
          href={`/interactions/new?contact=${one.contact.id}`}
          variant="primary"
          icon={<PhoneOutgoing {...icon} />}
        >
          {t('start')}
        </ButtonLink>
      </PageHeader>
      <div className="grid content-start gap-6 p-4 sm:p-5">
        <p className="text-body">
          {formatMoment(one.startsAt, actor)} ·{' '}
          <Link
            href={`/contacts/${one.contact.id}`}
            prefetch={false}
            className="rounded text-primary underline underline-offset-2"
          >
            {one.contact.name}
          </Link>
          {one.interactionId && (
            <>
              {' · '}
              <Link
                href={`/interactions/${one.interactionId}`}
                prefetch={false}
                className="rounded text-primary underline underline-offset-2"
              >
                {t('agreedIn')}
              </Link>
            </>
          )}
        </p>
        {isMine ? <Own one={one} actor={actor} /> : <Others one={one} />}
      </div>
    </>
  );
}

async function Own({ one, actor }: { one: AppointmentView; actor: Actor }) {
  const t = await getTranslations('appointments');
  const [date = '', time = ''] = localMinute(one.startsAt, actor.timeZone).split('T');
  const { minutes, channel, note } = one;
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {APPOINTMENT_STATES.filter(
          (state) => state !== one.state && (one.state === 'open' || state === 'open'),
        ).map((state) => (
          <StateForm
            key={state}
            action={setAppointmentStateAction}
            id={one.id}
            state={state}
            label={t(`becomes.${state}`)}
          />
        ))}
      </div>
      <AppointmentForm
        action={updateAppointmentAction}
        about={[['id', String(one.id)]]}
        keepers={await keeperChoices(actor, one)}
        channels={await channelChoices(actor, channel)}
        values={{
          date,
          time,
          minutes,
          keeper: keeperValue(one),
          channel: channel ? String(channel.id) : '',
          note: note ?? '',
        }}
        timeZone={actor.timeZone}
      >
        <ButtonLink href="/appointments" variant="ghost">
          {(await getTranslations('common'))('cancel')}
        </ButtonLink>
      </AppointmentForm>
    </>
  );
}

async function Others({ one }: { one: AppointmentView }) {
  const t = await getTranslations('appointments.form');
  return (
    <div className="max-w-2xl">
      <DefinitionList
        rows={[
          { label: t('keeper'), value: one.agent?.name ?? one.service?.name },
          { label: t('channel'), value: one.channel?.name },
          { label: t('minutes'), value: t('length', { count: one.minutes }) },
          { label: t('note'), value: one.note },
        ]}
      />
    </div>
  );
}
