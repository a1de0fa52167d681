import type { Metadata } from 'next';
import { AppointmentForm } from '#components/appointments/appointment-form.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { getContact } from '#lib/contacts/get-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { idOf, isId } from '#lib/core/row-id.ts';
import { localMinute } from '#lib/dates/zoned-time.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { ContactSearch } from '../../interactions/contact-search.tsx';
import { readAddress } from '../../read-address.ts';
import { createAppointmentAction } from '../actions.ts';
import { channelChoices } from '../channel-choices.ts';
import { keeperChoices } from '../keeper.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('appointments'))('new') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const HOUR = 3_600_000;

/** `?contact=` is whom it is with, `?interaction=` where it was agreed on; without a contact they are looked for first. */
export default async function NewAppointmentPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { given } = await readAddress(searchParams);
  const [contactId, interactionId] = [idOf(given.contact), idOf(given.interaction)];
  const t = await getTranslations('appointments');
  return (
    <>
      <PageHeader title={t('new')} breadcrumb={[{ href: '/appointments', label: t('title') }]} />
      <div className="max-w-2xl p-4 sm:p-5">
        {isId(contactId) ? (
          <NewForm
            actor={actor}
            contactId={contactId}
            interactionId={isId(interactionId) ? interactionId : null}
          />
        ) : (
          <ContactSearch
            actor={actor}
            page="/appointments/new"
            search={[given.search].flat()[0] ?? ''}
            label={t('with')}
            href={(id) => `/appointments/new?contact=${id}`}
          />
        )}
      </div>
    </>
  );
}

async function NewForm({
  actor,
  contactId,
  interactionId,
}: {
  actor: Actor;
  contactId: number;
  interactionId: number | null;
}) {
  const t = await getTranslations('appointments');
  const contact = await orNotFound(getContact(actor, contactId));
  const nextHour = new Date(Math.ceil((Date.now() + 1) / HOUR) * HOUR);
  const [date = '', time = ''] = localMinute(nextHour, actor.timeZone).split('T');
  const returnTo = interactionId === null ? `/contacts/${contact.id}` : `/interactions/${interactionId}`;
  return (
    <>
      <p className="mb-4 text-body">{t('withNamed', { name: contact.name })}</p>
      <AppointmentForm
        action={createAppointmentAction}
        about={[
          ['contactId', String(contact.id)],
          ['interactionId', interactionId === null ? '' : String(interactionId)],
          ['returnTo', returnTo],
        ]}
        keepers={await keeperChoices(actor)}
        channels={await channelChoices(actor)}
        values={{ date, time, minutes: 30, keeper: `agent:${actor.email}`, channel: '', note: '' }}
        timeZone={actor.timeZone}
      >
        <ButtonLink href={returnTo} variant="ghost">
          {(await getTranslations('common'))('cancel')}
        </ButtonLink>
      </AppointmentForm>
    </>
  );
}
