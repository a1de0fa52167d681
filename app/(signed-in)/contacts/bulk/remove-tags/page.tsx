import type { Metadata } from 'next';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { editContactsAction } from '../actions.ts';
import { BulkPage, type SearchParams } from '../bulk-page.tsx';
import { KnownTags } from '../known-tags.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bulk'))('actions.remove_tags') };
}

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return (
    <BulkPage name="remove_tags" searchParams={searchParams} formAction={editContactsAction}>
      <KnownTags />
    </BulkPage>
  );
}
