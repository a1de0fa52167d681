import { TickList } from '#components/contacts/filters/tick-list.tsx';
import { SelectField, TextField } from '#components/ui/form/field.tsx';
import { valuesOf } from '#lib/contacts/filters/filter-parts.ts';
import { IDENTIFIERS } from '#lib/contacts/filters/kinds/identifier-filter.ts';
import { KINDS } from '#lib/contacts/filters/kinds/state-filter.ts';
import { PRIORITIES } from '#lib/contacts/priority.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { type Choice, chosen } from './filter-choices.ts';
import { Folded, Group, optionOf, type PartProps, Ticks } from './filter-parts.tsx';

/** Priority, kind, and whether they are blocked. */
export async function Kinds({ filters: { kind, priority, blocked } }: PartProps) {
  const t = await getTranslations();
  return (
    <>
      <Folded summary={t('contactList.filters.priority')} isOpen={priority !== undefined}>
        <Group legend={t('contactList.filters.priority')} isSaid>
          <Ticks
            name="priority"
            options={[
              ...PRIORITIES.toReversed().map((one): Choice => [one, t(`contacts.priorities.${one}`)]),
              ['none', t('contactList.filters.noPriority')],
            ]}
            ticked={valuesOf(priority)}
          />
        </Group>
      </Folded>
      <Folded summary={t('contactList.filters.kind')} isOpen={kind !== undefined}>
        <Group legend={t('contactList.filters.kind')} isSaid>
          <Ticks
            name="kind"
            options={KINDS.map((one) => [one, t(`contacts.kinds.${one}`)])}
            ticked={valuesOf(kind)}
          />
        </Group>
      </Folded>
      <Folded summary={t('contactList.filters.blocked')} isOpen={blocked !== undefined}>
        <Group legend={t('contactList.filters.blocked')} isSaid>
          <TickList
            type="radio"
            name="blocked"
            options={[
              ['any', t('contactList.filters.blockedChoices.any')],
              ['true', t('contactList.filters.blockedChoices.true')],
              ['false', t('contactList.filters.blockedChoices.false')],
            ]}
            ticked={[String(blocked ?? 'any')]}
          />
        </Group>
      </Folded>
    </>
  );
}

/** What identifies the contact and is there, or is missing. */
export async function Identifiers({ filters: { has, lacks } }: PartProps) {
  const t = await getTranslations();
  const options = IDENTIFIERS.map((one): Choice => [one, t(`contacts.fields.${one}`)]);
  return (
    <Folded summary={t('contactList.filters.identifiers')} isOpen={has !== undefined || lacks !== undefined}>
      <Group legend={t('contactList.filters.has')}>
        <Ticks name="has" options={options} ticked={valuesOf(has)} isRow />
      </Group>
      <Group legend={t('contactList.filters.lacks')}>
        <Ticks name="lacks" options={options} ticked={valuesOf(lacks)} isRow />
      </Group>
    </Folded>
  );
}

/** One of the organization's fields and what it says. */
export async function CustomField({ filters, refused, choices: { fields } }: PartProps) {
  const t = await getTranslations('contactList.filters');
  if (fields.length === 0) return null;
  const fieldEquals = filters.fieldEquals ?? refused.get('fieldEquals');
  const fieldContains = filters.fieldContains ?? refused.get('fieldContains');
  return (
    <Folded summary={t('customField')} isOpen={(filters.field ?? fieldEquals ?? fieldContains) !== undefined}>
      <SelectField
        name="field"
        label={t('whichField')}
        defaultValue={chosen(filters.field, fields)[0] ?? ''}
        options={[{ value: '', label: t('anyField') }, ...fields.map(optionOf)]}
      />
      <TextField
        name="fieldEquals"
        label={t('fieldEquals')}
        defaultValue={fieldEquals}
        maxLength={LONGEST.search}
      />
      <TextField
        name="fieldContains"
        label={t('fieldContains')}
        defaultValue={fieldContains}
        maxLength={LONGEST.search}
      />
    </Folded>
  );
}

/** City and state. */
export async function Place({ filters, refused }: PartProps) {
  const city = filters.city ?? refused.get('city');
  const addressState = filters.addressState ?? refused.get('addressState');
  const t = await getTranslations();
  return (
    <Folded
      summary={t('contactList.filters.place')}
      isOpen={city !== undefined || addressState !== undefined}
    >
      <TextField
        name="city"
        label={t('contacts.fields.city')}
        defaultValue={city}
        maxLength={LONGEST.search}
      />
      <TextField
        name="addressState"
        label={t('contacts.fields.state')}
        defaultValue={addressState}
        maxLength={LONGEST.search}
      />
    </Folded>
  );
}
