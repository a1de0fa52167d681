import { Pause, Play } from 'lucide-react';
import Link from 'next/link';
import { PresenceMark } from '#components/desk/presence-mark.tsx';
import { Card, CardTitle } from '#components/ui/card.tsx';
import { IconForm } from '#components/ui/form/icon-form.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listPresence } from '#lib/presence/list-presence.ts';
import { reasonWords } from '../interactions/interaction-words.ts';
import { setPresenceOfAction } from './actions.ts';

/** Everyone else: whether they are there, what they have, and a way to pause them. */
export async function Team({ actor }: { actor: Actor }) {
  const t = await getTranslations();
  const others = (await listPresence(actor)).filter(({ id }) => id !== actor.userId);
  return (
    <Card>
      <CardTitle>{t('desk.team.title')}</CardTitle>
      {others.length === 0 && <p className="text-small text-base-content/75">{t('desk.team.nobody')}</p>}
      <ul className="-my-1.5 divide-y divide-base-300/60">
        {others.map(({ id, name, email, state, reason, open, most, held, voicemails }) => (
          <li key={id} className="flex items-center gap-2 py-1.5">
            <div className="min-w-0 grow">
              <Link
                href={`/interactions?state=live&agent=${encodeURIComponent(email)}`}
                prefetch={false}
                className="block truncate text-body underline-offset-2 hover:underline"
              >
                {name}
              </Link>
              <p className="num text-small text-base-content/75">
                <PresenceMark state={state}>
                  {reasonWords(reason, t) ?? t(`desk.presence.states.${state}`)}
                </PresenceMark>
                <span className="block">{t('desk.team.load', { open, most, held, voicemails })}</span>
              </p>
            </div>
            <IconForm
              action={setPresenceOfAction}
              fields={{ id, presence: state === 'available' ? 'paused' : 'available' }}
              icon={state === 'available' ? Pause : Play}
              label={t(state === 'available' ? 'desk.team.pause' : 'desk.team.free', { name })}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
