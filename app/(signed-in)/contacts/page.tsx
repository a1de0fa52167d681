import type { Metadata } from 'next';
import { getTranslations } from '#lib/i18n/get-translations.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contacts'))('title') };
}

/** The list stands in a place of its own, `@list`: there it stays while contacts open over it. */
export default function ContactsPage() {
  return null;
}
