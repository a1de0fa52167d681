import { BoxesField } from '#components/ui/form/boxes-field.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listSegments } from '#lib/segments/list-segments.ts';
import { requireActor } from '#lib/web/session.ts';

/** A box for each segment the actor may give and take. */
export async function SegmentChoice() {
  const actor = await requireActor();
  const [t, segments] = [await getTranslations('bulk.confirm'), await listSegments(actor)];
  return (
    <BoxesField
      name="segments"
      legend={t('segments')}
      options={segments.map(({ name }) => ({ value: name, label: name }))}
      empty={t('noSegments')}
    />
  );
}
