import { TickList } from '#components/contacts/filters/tick-list.tsx';
import { TextField } from '#components/ui/form/field.tsx';
import { valuesOf } from '#lib/contacts/filters/filter-parts.ts';
import { FLOWS } from '#lib/contacts/portfolio/flow.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { chosen } from './filter-choices.ts';
import { Folded, Group, type PartProps, Ticks } from './filter-parts.tsx';

/** With and without owner, whose portfolio, which flow. */
export async function Portfolio({ filters, choices: { owners } }: PartProps) {
  const [t, flowWords] = [await getTranslations('contactList'), await getTranslations('portfolio.flows')];
  const withOwner = filters.owner === undefined ? filters.withOwner : true;
  return (
    <Folded
      summary={t('filters.portfolio')}
      isOpen={withOwner !== undefined || filters.flow !== undefined}
      className="portfolio-filter"
    >
      <Group legend={t('filters.portfolio')} isSaid>
        <TickList
          type="radio"
          name="withOwner"
          options={[
            ['any', t('filters.ownerChoices.any')],
            ['false', t('filters.ownerChoices.false')],
            ['true', t('filters.ownerChoices.true')],
          ]}
          ticked={[String(withOwner ?? 'any')]}
        />
      </Group>
      <Group legend={t('filters.owner')} className="owners">
        <Ticks name="owner" options={owners} ticked={chosen(filters.owner, owners)} />
      </Group>
      <Group legend={t('filters.flow')}>
        <Ticks
          name="flow"
          options={FLOWS.map((flow) => [flow, flowWords(flow)])}
          ticked={valuesOf(filters.flow)}
        />
      </Group>
    </Folded>
  );
}

const TAG_MODES = { tag: 'anyTagLegend', allTags: 'allTagsLegend', withoutTag: 'noTagLegend' } as const;

/** Any, all and none of the tags; where they are too many, the way to find one by its name. */
export async function Tags({
  filters,
  tagName,
  choices: { tags, someTags },
}: PartProps & { tagName?: string }) {
  const t = await getTranslations('contactList.filters');
  const modes = Object.keys(TAG_MODES) as (keyof typeof TAG_MODES)[];
  return (
    <Folded
      summary={t('tags')}
      isOpen={modes.some((mode) => filters[mode] !== undefined) || tagName !== undefined}
    >
      {someTags && (
        <TextField
          name="tagName"
          label={t('findTag')}
          hint={t('someTags', someTags)}
          defaultValue={tagName}
          maxLength={LONGEST.search}
        />
      )}
      {modes.map((mode) => (
        <Folded
          key={mode}
          summary={t(TAG_MODES[mode])}
          isOpen={mode === 'tag' || filters[mode] !== undefined}
          isInner
        >
          <Group legend={t(TAG_MODES[mode])} isSaid>
            <Ticks name={mode} options={tags} ticked={chosen(filters[mode], tags)} />
          </Group>
        </Folded>
      ))}
    </Folded>
  );
}

/** Segments; not there where the reader knows none. */
export async function Segments({ filters, choices: { segments } }: PartProps) {
  const t = await getTranslations('contactList.filters');
  if (segments.length === 0) return null;
  return (
    <Folded summary={t('segment')} isOpen={filters.segment !== undefined}>
      <Group legend={t('segment')} isSaid>
        <Ticks name="segment" options={segments} ticked={chosen(filters.segment, segments)} />
      </Group>
    </Folded>
  );
}
