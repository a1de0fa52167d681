'use client';

import Link from 'next/link';
import { useRefusedForm } from '#components/ui/form/form-context.ts';

interface Props {
  name: string;
  words: { see: string; same: string };
}

/** Under a value that another contact has: the way to that contact, if the reader may see it, and to making them one. */
export function HolderLink({ name, words }: Props) {
  const { links = {} } = useRefusedForm();
  const ways = [
    { href: links[name], label: words.see },
    { href: links[`${name}:same`], label: words.same },
  ];
  return (
    <div className="flex flex-wrap gap-x-4">
      {ways.map(
        ({ href, label }) =>
          href && (
            <Link
              key={href}
              href={href}
              target="_blank"
              prefetch={false}
              className="mt-1 inline-block rounded text-small font-medium text-primary underline underline-offset-2 max-md:py-2"
            >
              {label}
            </Link>
          ),
      )}
    </div>
  );
}
