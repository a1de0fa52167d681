import { SelectField, TextField } from '#components/ui/form/field.tsx';
import { OUTCOMES } from '#lib/contacts/filters/kinds/import-filter.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { Folded, Group, optionOf, type PartProps } from './filter-parts.tsx';

const MOMENTS = ['created', 'updated', 'interaction'] as const;

/** Between which days the contact was made, changed and last attended. */
export async function Dates({ filters, refused }: PartProps) {
  const t = await getTranslations('contactList.filters');
  const dayOf = (name: `${(typeof MOMENTS)[number]}${'From' | 'To'}`) => filters[name] ?? refused.get(name);
  const isOpen = MOMENTS.some((what) => dayOf(`${what}From`) ?? dayOf(`${what}To`));
  return (
    <Folded summary={t('dates')} isOpen={isOpen}>
      {MOMENTS.map((what) => (
        <Group key={what} legend={t(what)} className="grid grid-cols-2 gap-2">
          {(['From', 'To'] as const).map((end) => (
            <TextField
              key={end}
              type="date"
              name={`${what}${end}`}
              label={t(end === 'From' ? 'from' : 'to')}
              defaultValue={dayOf(`${what}${end}`)}
            />
          ))}
        </Group>
      ))}
    </Folded>
  );
}

/** Which import took the contact, and what came of it. */
export async function Import({ filters, refused, choices: { imports } }: PartProps) {
  const t = await getTranslations('contactList');
  if (!imports || imports.length === 0) return null;
  const outcome = filters.outcome ?? refused.get('outcome');
  return (
    <Folded summary={t('filters.import')} isOpen={filters.import !== undefined || outcome !== undefined}>
      <SelectField
        name="import"
        label={t('filters.whichImport')}
        defaultValue={filters.import === undefined ? '' : String(filters.import)}
        options={[{ value: '', label: t('filters.anyImport') }, ...imports.map(optionOf)]}
      />
      <SelectField
        name="outcome"
        label={t('filters.outcome')}
        defaultValue={outcome ?? ''}
        options={[
          { value: '', label: t('filters.anyOutcome') },
          ...OUTCOMES.map((one) => ({ value: one, label: t(`outcomes.${one}`) })),
        ]}
      />
    </Folded>
  );
}
