import { searchAction } from '#components/ui/address/search-action.ts';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { SelectField, TextField } from '#components/ui/form/field.tsx';
import { listOwners } from '#lib/contacts/list/list-owners.ts';
import type { Actor } from '#lib/core/actor.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { DUPLICATE_KINDS } from '#lib/duplicates/list-groups.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';

const SIZES = [3, 5, 10, 21] as const;

interface Props {
  actor: Actor;
  filters: Record<string, string>;
}

export async function GroupFilters({ actor, filters }: Props) {
  const t = await getTranslations('duplicates');
  const any = { value: '', label: t('filters.any') };
  const flag = (yes: string, no: string) => [
    any,
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ];
  const owners = (await listOwners(actor)).map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <form
      autoComplete="off"
      method="post"
      action={searchAction('/duplicates')}
      aria-label={t('filters.label')}
      className="grid grid-cols-2 gap-3 border-b border-base-300 p-4 sm:grid-cols-3 sm:px-5 lg:grid-cols-6"
    >
      <TextField
        name="search"
        type="search"
        label={t('filters.search')}
        placeholder={t('filters.searchHint')}
        defaultValue={filters.search ?? ''}
        maxLength={LONGEST.search}
        className="col-span-full lg:col-span-1"
      />
      <SelectField
        name="kind"
        label={t('filters.kind')}
        defaultValue={filters.kind ?? ''}
        options={[any, ...DUPLICATE_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))]}
      />
      <SelectField
        name="conflict"
        label={t('filters.conflict')}
        defaultValue={filters.conflict ?? ''}
        options={flag(t('filters.withConflict'), t('filters.withoutConflict'))}
      />
      <SelectField
        name="crowded"
        label={t('filters.crowded')}
        defaultValue={filters.crowded ?? ''}
        options={flag(t('filters.withCrowd'), t('filters.withoutCrowd'))}
      />
      <SelectField
        name="size"
        label={t('filters.size')}
        defaultValue={filters.size ?? ''}
        options={[
          any,
          ...SIZES.map((count) => ({ value: String(count), label: t('filters.sizeFrom', { count }) })),
        ]}
      />
      <SelectField
        name="owner"
        label={t('filters.owner')}
        defaultValue={filters.owner ?? ''}
        options={[any, ...owners]}
      />
      <div className="col-span-full flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          {t('filters.apply')}
        </Button>
        {Object.keys(filters).length > 0 && (
          <ButtonLink href="/duplicates" variant="ghost">
            {t('filters.clear')}
          </ButtonLink>
        )}
      </div>
    </form>
  );
}
