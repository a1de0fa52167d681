'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useRefusedForm } from '../ui/form-context.ts';

/** Under a value that another contact has: the way to that contact, if the reader may see it. */
export function HolderLink({ name }: { name: string }) {
  const t = useTranslations('contacts.form');
  const href = useRefusedForm().links?.[name];
  if (!href) return null;
  return (
    <Link
      href={href}
      target="_blank"
      className="mt-1 inline-block rounded text-small font-medium text-primary underline underline-offset-2"
    >
      {t('seeHolder')}
    </Link>
  );
}
