import { PageSizes } from '#components/contacts/list/page-sizes.tsx';
import { Pagination } from '#components/ui/table/pagination.tsx';
import type { ContactList } from '#lib/contacts/list-contacts.ts';
import { PAGE_SIZES } from '#lib/contacts/views/list-look.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { type ContactListQuery, contactsHref } from './contact-list-query.ts';
import { nextPage, pageStart, previousPage } from './page-place.ts';

interface ListFootProps {
  list: ContactList;
  query: ContactListQuery;
}

/** Which contacts of how many these are, how many a page holds, and the pages beside it. */
export async function ListFoot({ list, query }: ListFootProps) {
  const t = await getTranslations('contacts');
  const { count, countIsExact, items } = list;
  const start = pageStart(list, query);
  const [before, after] = [previousPage(list, query), nextPage(list, query)];
  const counted = { count, exact: String(countIsExact) };
  return (
    <Pagination
      previous={before && contactsHref(query, before)}
      next={after && contactsHref(query, after)}
      label={
        start === null
          ? t('counted', counted)
          : t('range', { from: start, to: start + items.length - 1, ...counted })
      }
    >
      {count > PAGE_SIZES[0] && (
        <PageSizes
          label={t('perPage')}
          sizes={PAGE_SIZES.map((size) => ({
            size,
            href: contactsHref(query, { size }),
            isCurrent: size === query.size,
          }))}
        />
      )}
    </Pagination>
  );
}
