import { getTranslations } from '#lib/i18n/get-translations.ts';

/** What the field for writing to a customer says of its templates. */
export async function replyWords() {
  const t = await getTranslations('templates.reply');
  return { choose: t('choose'), insert: t('insert'), hint: t('hint'), list: t('list') };
}
