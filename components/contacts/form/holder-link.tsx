'use client';

import Link from 'next/link';
import { useRefusedForm } from '#components/ui/form/form-context.ts';

/** Under a value that another contact has: the way to that contact, if the reader may see it. */
export function HolderLink({ name, label }: { name: string; label: string }) {
  const href = useRefusedForm().links?.[name];
  if (!href) return null;
  return (
    <Link
      href={href}
      target="_blank"
      prefetch={false}
      className="mt-1 inline-block rounded text-small font-medium text-primary underline underline-offset-2 max-md:py-2"
    >
      {label}
    </Link>
  );
}
