import type { Metadata } from 'next';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { editContactsAction } from '../actions.ts';
import { BulkPage, type SearchParams } from '../bulk-page.tsx';
import { PriorityChoice } from '../priority-choice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bulk'))('actions.set_priority') };
}

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return (
    <BulkPage name="set_priority" searchParams={searchParams} formAction={editContactsAction}>
      <PriorityChoice />
    </BulkPage>
  );
}
