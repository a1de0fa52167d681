import type { Metadata } from 'next';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import NotFoundHere from './(signed-in)/not-found.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('common'))('notFound.title') };
}

/** No such address: as inside the shell, where there is none. */
export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col">
      <NotFoundHere />
    </main>
  );
}
