import Link from 'next/link';
import { ScoreMark } from '#components/surveys/score-mark.tsx';
import { Badge } from '#components/ui/badge.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import type { Actor } from '#lib/core/actor.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listSurveys } from '#lib/surveys/list-surveys.ts';

const SHOWN = 5;

/** What the contact said of how they were served; nothing where nobody asked. */
export async function ContactSurveys({ contact, actor }: { contact: Contact; actor: Actor }) {
  const { items, next } = await listSurveys(actor, { contact: contact.id, limit: SHOWN });
  if (items.length === 0) return null;
  const t = await getTranslations('surveys');
  return (
    <section aria-labelledby="surveys" className="mb-8">
      <h2
        id="surveys"
        className="mb-3 border-b border-base-300 pb-2 text-small font-semibold text-base-content/75"
      >
        {t('title')}
      </h2>
      <ul data-rows="" className="divide-y divide-base-300/60">
        {items.map((one) => (
          <li key={one.id} className="py-1.5 text-body">
            <span className="flex flex-wrap items-baseline justify-between gap-x-3">
              <Link
                href={`/interactions/${one.interaction.id}`}
                prefetch={false}
                className="underline-offset-2 hover:underline"
              >
                {one.score === null ? (
                  <Badge>{t(`states.${one.state}`)}</Badge>
                ) : (
                  <ScoreMark score={one.score} label={t(`scores.${one.score}`)} />
                )}
              </Link>
              <span className="num text-small text-base-content/75">{formatWhen(one.sentAt, actor)}</span>
            </span>
            {one.comment && <span className="block break-words text-base-content/80">{one.comment}</span>}
          </li>
        ))}
      </ul>
      {next !== null && (
        <p className="mt-2 text-small">
          <Link
            href={`/surveys?contact=${contact.id}`}
            prefetch={false}
            className="rounded text-primary underline underline-offset-2"
          >
            {t('allOf')}
          </Link>
        </p>
      )}
    </section>
  );
}
