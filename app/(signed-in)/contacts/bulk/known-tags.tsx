import { BoxesField } from '#components/ui/form/boxes-field.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listTags } from '#lib/tags/list-tags.ts';
import { requireActor } from '#lib/web/session.ts';

/** A box for each tag there is. */
export async function KnownTags() {
  const actor = await requireActor();
  const [t, tags] = [await getTranslations('bulk.confirm'), await listTags(actor)];
  return (
    <BoxesField
      name="tags"
      legend={t('tags')}
      options={tags.map(({ name }) => ({ value: name, label: name }))}
      empty={t('noTags')}
    />
  );
}
