import type { Option } from '#components/ui/field.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import type { Holdings } from '#lib/portfolio/get-holdings.ts';
import { listUsers } from '#lib/users/list-users.ts';

/** Who can take a user's portfolio over; somebody without a phone cannot take contacts that calls shall follow. */
export async function handOverChoices(actor: Actor, fromId: number, holdings: Holdings): Promise<Option[]> {
  const t = await getTranslations('users.handOver');
  const needsPhone = holdings.byFlow.follow_me > 0;
  const others = (await listUsers(actor)).filter(({ id, active }) => active && id !== fromId);
  return [
    { value: '', label: t('choose') },
    ...others.map(({ id, name, followMePhone }) => ({
      value: String(id),
      label: needsPhone && !followMePhone ? t('withoutPhone', { name }) : name,
    })),
  ];
}
