import type { Metadata } from 'next';
import { StatusPage } from '#components/layout/problem/status-page.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('common'))('notFound.title') };
}

/** A record that is gone or out of reach, inside the shell. */
export default function NotFoundHere() {
  return <StatusPage status="notFound" />;
}
