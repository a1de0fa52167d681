import type { Metadata } from 'next';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { editContactsAction } from '../actions.ts';
import { BulkPage, type SearchParams } from '../bulk-page.tsx';
import { SegmentChoice } from '../segment-choice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bulk'))('actions.remove_from_segments') };
}

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return (
    <BulkPage name="remove_from_segments" searchParams={searchParams} formAction={editContactsAction}>
      <SegmentChoice />
    </BulkPage>
  );
}
