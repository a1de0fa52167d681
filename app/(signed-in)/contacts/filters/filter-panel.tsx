import { X } from 'lucide-react';
import { InstantForm } from '#components/contacts/filters/instant-form.tsx';
import { TickList } from '#components/contacts/filters/tick-list.tsx';
import { buttonClass } from '#components/ui/button-class.ts';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { SelectField } from '#components/ui/form/field.tsx';
import { HiddenFields } from '#components/ui/form/hidden-fields.tsx';
import { CONTACT_SORTS } from '#lib/contacts/list/contact-order.ts';
import type { Actor } from '#lib/core/actor.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { type ContactListQuery, contactsHref, keptParameters } from '../contact-list-query.ts';
import { filterChoices } from './filter-choices.ts';
import { Group, Ticks } from './filter-parts.tsx';
import { Portfolio, Segments, Tags } from './filter-people.tsx';
import { CustomField, Identifiers, Kinds, Place } from './filter-record.tsx';
import { Dates, Import } from './filter-times.tsx';

/** Every filter and the order, in one form; with scripts each change shows at once. */
export async function FilterPanel({ query, actor }: { query: ContactListQuery; actor: Actor }) {
  const t = await getTranslations('contactList.filters');
  const choices = await filterChoices(actor, query);
  const { search, clientCode, run, runOutcome } = query.filters;
  const part = { filters: query.filters, refused: query.refused, choices };
  return (
    <section
      aria-labelledby="filters"
      data-heir="filters-link"
      className="border-base-300 max-lg:border-b lg:w-76 lg:shrink-0 lg:border-r"
    >
      <div className="flex items-center justify-between gap-2 px-4 pt-3 sm:px-5">
        <h2 id="filters" className="text-body font-semibold">
          {t('title')}
        </h2>
        <ButtonLink
          href={contactsHref(query, { isPanelOpen: false })}
          variant="ghost"
          square
          aria-label={t('close')}
          title={t('close')}
          icon={<X aria-hidden="true" size={15} strokeWidth={1.75} />}
        />
      </div>
      <InstantForm
        page="/contacts"
        sealKey={query.key}
        label={t('title')}
        leaveTo={contactsHref(query, { isPanelOpen: false })}
        className="filter-panel"
      >
        <HiddenFields
          values={keptParameters({
            ...query,
            filters: { active: true, search, clientCode, run, runOutcome },
            sort: 'name',
            tagName: undefined,
          })}
        />
        <StateAndOrder query={query} />
        <Portfolio {...part} />
        <Tags {...part} tagName={query.tagName} />
        <Segments {...part} />
        <Kinds {...part} />
        <Identifiers {...part} />
        <CustomField {...part} />
        <Place {...part} />
        <Dates {...part} />
        <Import {...part} />
        <div className="panel-foot flex gap-2">
          <button type="submit" className={buttonClass({ variant: 'primary', className: 'grow' })}>
            {t('apply')}
          </button>
          <ButtonLink href={contactsHref(query, { isPanelOpen: false })} className="lg:hidden">
            {t('show')}
          </ButtonLink>
        </div>
      </InstantForm>
    </section>
  );
}

async function StateAndOrder({ query }: { query: ContactListQuery }) {
  const t = await getTranslations();
  const { active, merged, anonymized } = query.filters;
  return (
    <>
      <Group legend={t('contactList.filters.state')}>
        <TickList
          type="radio"
          name="active"
          className="tick-row"
          options={[
            ['true', t('contacts.states.active')],
            ['false', t('contacts.states.inactive')],
            ['all', t('contacts.states.all')],
          ]}
          ticked={[active === undefined ? 'all' : String(active)]}
        />
        <Ticks
          name="merged"
          options={[['true', t('contactList.filters.mergedOnly')]]}
          ticked={merged ? ['true'] : []}
        />
        <Ticks
          name="anonymized"
          options={[['true', t('contactList.filters.anonymizedOnly')]]}
          ticked={anonymized ? ['true'] : []}
        />
      </Group>
      <SelectField
        key={query.sort}
        name="sort"
        label={t('contactList.sorts.label')}
        defaultValue={query.sort}
        options={CONTACT_SORTS.map((sort) => ({ value: sort, label: t(`contactList.sorts.${sort}`) }))}
      />
    </>
  );
}
