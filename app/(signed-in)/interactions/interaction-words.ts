import type { Translate } from '#lib/core/translate.ts';
import { formatPhone } from '#lib/identifiers/format.ts';
import type { InteractionView } from '#lib/interactions/reading/interaction-view.ts';
import { type StepNames, stepText } from '#lib/routing/explain.ts';

/** Who is served: the contact, else what the platform calls the sender, else their number or id. */
export function whoOf({ contact, identity }: InteractionView, t: Translate): string {
  if (contact) return contact.name;
  if (!identity) return t('desk.withheld');
  return identity.displayName ?? identity.username ?? identityText(identity);
}

/** A sender's number, address or id as people read it. */
export function identityText({
  kind,
  value,
}: Pick<NonNullable<InteractionView['identity']>, 'kind' | 'value'>): string {
  return kind === 'phone' && /^\d{8,15}$/.test(value) ? formatPhone(value) : value;
}

/** The last step that says where something is. */
export function whyOf({ explanation }: InteractionView, names: StepNames, words: Translate): string {
  const last = explanation.at(-1);
  return last ? stepText(last, words, names) : '';
}

/** Why somebody is paused: a code of the catalogue, or their own words. */
export function reasonWords(reason: string | null, t: Translate): string | null {
  const known = ['break', 'lunch', 'meeting', 'training', 'no_answer', 'other'];
  return reason !== null && known.includes(reason) ? t(`desk.presence.reasons.${reason}`) : reason;
}
