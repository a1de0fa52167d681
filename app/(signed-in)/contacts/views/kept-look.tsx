import { DefinitionList } from '#components/ui/definition-list.tsx';
import type { ListLook } from '#lib/contacts/views/list-look.ts';
import type { Actor } from '#lib/core/actor.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { filterChips } from '../filter-chips.ts';

/** What a view shows and how, in words; what was typed to search is no part of it. */
export async function KeptLook({ look, actor }: { look: ListLook; actor: Actor }) {
  const t = await getTranslations();
  const { search, clientCode, active, ...kept } = look.filters;
  const chips = await filterChips(actor, kept);
  const state = active === undefined ? 'all' : active ? 'active' : 'inactive';
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
      {(search ?? clientCode) && (
        <p className="mt-3 text-small text-base-content/75">{t('contactList.views.notKept')}</p>
      )}
    </section>
  );
}
