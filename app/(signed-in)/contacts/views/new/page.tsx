import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { FilterRefusal } from '#components/ui/form/filter-refusal.tsx';
import { keptQuery } from '#lib/contacts/views/view-query.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { requireActor } from '#lib/web/session.ts';
import { readAddress } from '../../../read-address.ts';
import { contactsHref, readContactListQuery } from '../../contact-list-query.ts';
import { refusedLabels } from '../../filters/refused-labels.ts';
import { createViewAction } from '../actions.ts';
import { KeptLook } from '../kept-look.tsx';
import { ViewForm } from '../view-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contactList.views'))('new') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Gives the look of the list in the address a name. */
export default async function NewViewPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = readContactListQuery(await readAddress(searchParams));
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('contactList.views.new')}
        breadcrumb={[{ href: contactsHref(query), label: t('contacts.title') }]}
      />
      <div className="grid gap-6 p-4 sm:p-5">
        {query.refused.size > 0 ? (
          <FilterRefusal
            names={await refusedLabels(query.refused.keys())}
            href="/contacts"
            className="max-w-3xl"
          />
        ) : (
          <>
            <ViewForm
              action={createViewAction}
              hidden={{ name: 'query', value: await keptQuery(query) }}
              cancelHref={contactsHref(query)}
            />
            <KeptLook look={query} actor={actor} />
          </>
        )}
      </div>
    </>
  );
}
