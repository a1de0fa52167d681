import { DefinitionList } from '#components/ui/definition-list.tsx';
import { filterChips } from '#lib/contacts/filters/filter-chips.ts';
import type { ListLook } from '#lib/contacts/views/list-look.ts';
import { keptQuery, lookOfQuery } from '#lib/contacts/views/view-query.ts';
import type { Actor } from '#lib/core/actor.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';

/** What a view of this look shows and how, in words, and what it leaves out because it may be somebody's data. */
export async function KeptLook({ look, actor }: { look: ListLook; actor: Actor }) {
  const t = await getTranslations();
  const { active, ...filters } = lookOfQuery(await keptQuery(look)).filters;
  const chips = await filterChips(actor, filters);
  const state = active === undefined ? 'all' : active ? 'active' : 'inactive';
  const leftOut = await leftOutOf(look, chips, actor);
  return (
    <section aria-labelledby="kept" className="max-w-xl rounded-box border border-base-300 p-4">
      <h2 id="kept" className="mb-2 text-body font-semibold">
        {t('contactList.views.keeps')}
      </h2>
      <DefinitionList
        rows={[
          { label: t('contactList.views.state'), value: t(`contacts.states.${state}`) },
          ...chips.map(({ label, value }) => ({ label, value })),
          { label: t('contactList.views.order'), value: t(`contactList.sorts.${look.sort}`) },
          { label: t('contactList.views.layout'), value: t(`contactList.layouts.${look.layout}`) },
        ]}
      />
      {leftOut.length > 0 && (
        <p className="mt-3 text-small text-base-content/75">
          {t('contactList.views.notKept', {
            what: new Intl.ListFormat(actor.locale, { type: 'conjunction' }).format(leftOut),
          })}
        </p>
      )}
    </section>
  );
}

/** What the list was narrowed by that is not kept, by its labels. */
async function leftOutOf(
  { filters }: ListLook,
  kept: readonly { label: string }[],
  actor: Actor,
): Promise<string[]> {
  const t = await getTranslations();
  const labels = (await filterChips(actor, filters)).map(({ label }) => label);
  const leftOut = labels.filter((label) => !kept.some((chip) => chip.label === label));
  return filters.search ? [t('contactList.views.searched'), ...leftOut] : leftOut;
}
