import type { Metadata } from 'next';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { switchContactsAction } from '../actions.ts';
import { BulkPage, type SearchParams } from '../bulk-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bulk'))('actions.deactivate') };
}

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <BulkPage name="deactivate" searchParams={searchParams} formAction={switchContactsAction} />;
}
