import { Badge } from '#components/ui/badge.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { CHANNEL_STATES } from '#lib/interactions/contact-channels/contact-channel.ts';
import {
  type ContactChannel,
  listContactChannels,
} from '#lib/interactions/contact-channels/list-contact-channels.ts';
import { IdentityList } from './identity-list.tsx';

/** Where the contact is served, where an interaction can be started, and where they have to write first. */
export async function ChannelsTab({ contact, actor }: { contact: Contact; actor: Actor }) {
  const t = await getTranslations();
  const channels = await listContactChannels(actor, contact.id);
  return (
    <div className="max-w-3xl">
      {channels.length === 0 && (
        <p className="mb-6 text-body text-base-content/75">{t('contactChannels.none')}</p>
      )}
      {CHANNEL_STATES.map((state) => {
        const some = channels.filter((channel) => channel.state === state);
        if (some.length === 0) return null;
        return (
          <section key={state} aria-labelledby={`channels-${state}`} className="mb-6">
            <h2 id={`channels-${state}`} className="text-small font-semibold text-base-content/75">
              {t(`contactChannels.states.${state}.title`)}
            </h2>
            <p className="mb-1 text-small text-base-content/75">
              {t(`contactChannels.states.${state}.text`)}
            </p>
            <ul data-rows="" className="divide-y divide-base-300/60 border-y border-base-300/60">
              {some.map((channel) => (
                <ChannelRow key={channel.id} channel={channel} contact={contact} actor={actor} t={t} />
              ))}
            </ul>
          </section>
        );
      })}
      <IdentityList contact={contact} actor={actor} />
    </div>
  );
}

interface RowProps {
  channel: ContactChannel;
  contact: Contact;
  actor: Actor;
  t: Words;
}

function ChannelRow({ channel, contact, actor, t }: RowProps) {
  const { id, kind, name, state, obstacle, since, lastAt } = channel;
  const mayStart = obstacle === null && can(actor, 'interactions.serve') && !contact.anonymizedAt;
  const mayRemove = state === 'active' && can(actor, 'contacts.remove-channel');
  const facts = [
    since && t('contactChannels.since', { when: formatDateTime(since, actor) }),
    lastAt && t('contactChannels.last', { when: formatWhen(lastAt, actor) }),
    obstacle && t(`contactChannels.obstacles.${obstacle}`),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-body">
      <div className="min-w-0 grow basis-52">
        <span className="font-medium">{name}</span> <Badge>{t(`channels.kinds.${kind}`)}</Badge>
        <span className="num block text-small text-base-content/75">{facts.filter(Boolean).join(' · ')}</span>
      </div>
      {mayStart && (
        <ButtonLink href={`/interactions/new?contact=${contact.id}&channel=${id}`}>
          {t(kind === 'voice' ? 'contactChannels.call' : startWord(state))}
          <span className="sr-only">: {name}</span>
        </ButtonLink>
      )}
      {mayRemove && (
        <ButtonLink href={`/contacts/${contact.id}/channels/${id}/remove`} variant="ghost">
          {t('contactChannels.remove')}
          <span className="sr-only">: {name}</span>
        </ButtonLink>
      )}
    </li>
  );
}

function startWord(state: ContactChannel['state']) {
  return state === 'active' ? 'contactChannels.write' : 'contactChannels.sendFirst';
}
