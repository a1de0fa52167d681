import type { ReactNode } from 'react';
import { ListUnderDrawer } from '#components/contacts/drawer/list-under-drawer.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';

/** Every page of contacts; where a script led to one from the list, the list is still there. */
export default async function ContactsLayout({ children, list }: { children: ReactNode; list: ReactNode }) {
  const t = await getTranslations('contacts.drawer');
  return (
    <ListUnderDrawer
      list={list}
      words={{
        label: t('label'),
        previous: t('previous'),
        next: t('next'),
        page: t('page'),
        close: t('close'),
      }}
    >
      {children}
    </ListUnderDrawer>
  );
}
