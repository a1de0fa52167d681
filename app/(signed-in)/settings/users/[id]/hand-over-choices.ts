import type { Option } from '#components/ui/form/field.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import type { Holdings } from '#lib/portfolio/get-holdings.ts';
import { listUsers } from '#lib/users/list-users.ts';

export interface HandOverChoices {
  /** Who can take the portfolio over, with what speaks against them. */
  people: Option[];
  /** Who can stand in where whoever takes over would for themselves; null where that comes about with nobody. */
  others: Option[] | null;
  /** With whom it would, and for how many contacts. */
  shared: string[];
}

/** Somebody without a phone cannot take contacts that calls shall follow, and nobody stands in for themselves. */
export async function handOverChoices(
  actor: Actor,
  fromId: number,
  { byFlow, ownBackups }: Holdings,
): Promise<HandOverChoices> {
  const t = await getTranslations('users.handOver');
  const needsPhone = byFlow.follow_me > 0;
  const people = (await listUsers(actor)).filter(({ id, active }) => active && id !== fromId);
  const shared = people.filter(({ id }) => ownBackups.has(id));
  const countOf = (id: number) => ownBackups.get(id) ?? 0;
  return {
    people: [
      { value: '', label: t('choose') },
      ...people.map(({ id, name, followMePhone }) => ({
        value: String(id),
        label:
          needsPhone && !followMePhone
            ? t('withoutPhone', { name })
            : countOf(id) > 0
              ? t('shared', { name, count: countOf(id) })
              : name,
      })),
    ],
    others:
      shared.length === 0
        ? null
        : [
            { value: '', label: t('nobodyElse') },
            ...people.map(({ id, name }) => ({ value: String(id), label: name })),
          ],
    shared: shared.map(({ id, name }) => t('sharedWith', { name, count: countOf(id) })),
  };
}
