import { TagsField } from '#components/contacts/form/tags-field.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listTags } from '#lib/tags/list-tags.ts';
import { requireActor } from '#lib/web/session.ts';

/** Tags by name: known ones are suggested, new ones may be typed. */
export async function NewTags() {
  const actor = await requireActor();
  const [t, tags] = [await getTranslations('bulk.confirm'), await listTags(actor)];
  return <TagsField label={t('tags')} hint={t('tagsHint')} known={tags.map(({ name }) => name)} autoFocus />;
}
