import { PhoneOutgoing } from 'lucide-react';
import Link from 'next/link';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import type { Actor } from '#lib/core/actor.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listInteractions } from '#lib/interactions/list-interactions.ts';

const SHOWN = 10;

/** The contact's last interactions, and a way to begin one. */
export async function ContactInteractions({ contact, actor }: { contact: Contact; actor: Actor }) {
  const t = await getTranslations();
  const { items, next } = await listInteractions(actor, { limit: SHOWN, contact: contact.id });
  return (
    <section aria-labelledby="interactions" className="mb-8">
      <div className="mb-3 flex items-center justify-between gap-3 border-b border-base-300 pb-2">
        <h2 id="interactions" className="text-small font-semibold text-base-content/75">
          {t('interactions.title')}
        </h2>
        {!contact.anonymizedAt && !contact.blockedAt && (
          <ButtonLink
            href={`/interactions/new?contact=${contact.id}`}
            variant="ghost"
            icon={<PhoneOutgoing aria-hidden="true" size={14} strokeWidth={1.75} />}
          >
            {t('desk.start')}
          </ButtonLink>
        )}
      </div>
      {items.length === 0 && <p className="text-body text-base-content/75">{t('interactions.none')}</p>}
      <ul data-rows="" className="divide-y divide-base-300/60">
        {items.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-0.5 py-1.5 text-body"
          >
            <Link
              href={`/interactions/${one.id}`}
              prefetch={false}
              className="min-w-0 truncate underline-offset-2 hover:underline"
            >
              {one.channel.name} · {one.disposition ?? t(`routing.states.${one.state}`)}
              {one.agent && ` · ${one.agent.name}`}
            </Link>
            <span className="num shrink-0 text-small text-base-content/75">
              {formatWhen(one.arrivedAt, actor)}
            </span>
          </li>
        ))}
      </ul>
      {next !== null && (
        <p className="mt-2 text-small">
          <Link
            href={`/interactions?contact=${contact.id}`}
            prefetch={false}
            className="rounded text-primary underline underline-offset-2"
          >
            {t('interactions.allOf')}
          </Link>
        </p>
      )}
    </section>
  );
}
