import { getContact } from '#lib/contacts/get-contact.ts';
import { type ContactFormValues, contactFormValues } from '#lib/contacts/input/contact-form-values.ts';
import { listContactHistory } from '#lib/contacts/list-contact-history.ts';
import type { ContactPortfolio } from '#lib/contacts/portfolio/contact-portfolio.ts';
import { NotFound } from '#lib/core/errors.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { currentActor } from '#lib/web/session.ts';
import { contactFieldLabels } from './contact-field-labels.ts';
import { originalValues, submittedText } from './original-values.ts';

/**
 * The form of someone who was not the first to save, brought up to date: it says who changed what, fields the person
 * did not touch show the newest value, those that both changed keep what was typed beside what it is now. Sent again,
 * it goes on from the newest version.
 */
export async function withNewestVersion(state: FormState, form: FormData, id: number): Promise<FormState> {
  const actor = await currentActor();
  const contact = await getContact(actor, id).catch(nothingWhenGone);
  if (!contact) return state;
  const t = await getTranslations('contacts');
  const { entries } = await listContactHistory(actor, id);
  const original = originalValues(form);
  const current = contactFormValues(contact, actor);
  const changed = changedFields(original, current);
  const values: FormState['values'] = {
    ...state.values,
    original: JSON.stringify(current),
    version: String(contact.version),
  };
  const errors: FormState['errors'] = {};
  const words = await portfolioWords(contact.portfolio);
  for (const name of changed) {
    if (!form.has(name)) continue;
    const mine = submittedText(form, name);
    const now = current[name] ?? '';
    if (mine === (original[name] ?? '')) values[name] = now;
    else if (mine !== now)
      errors[name] = [now ? t('stale.now', { value: words[name] ?? now }) : t('stale.nowBlank')];
  }
  const labels = contactFieldLabels(changed, t, contact.customFields);
  const who = entries[0]?.userName ?? t('history.someone');
  const message =
    labels.length > 0 ? t('stale.message', { who, fields: labels.join(', ') }) : t('stale.nothing', { who });
  return { ...state, message, values, errors };
}

/** Of a portfolio the fields hold ids and keys. */
async function portfolioWords(
  portfolio: ContactPortfolio | null,
): Promise<Record<string, string | undefined>> {
  if (!portfolio) return {};
  const { flow, owner, backupAgent, service } = portfolio;
  return {
    'portfolio.flow': (await getTranslations('portfolio.flows'))(flow),
    'portfolio.ownerId': owner.name,
    'portfolio.backupAgentId': backupAgent?.name,
    'portfolio.serviceId': service?.name,
  };
}

function nothingWhenGone(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}

function changedFields(before: ContactFormValues, after: ContactFormValues): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => (before[name] ?? '') !== (after[name] ?? ''));
}
