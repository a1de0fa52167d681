import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

interface NextStepProps {
  href: string;
  icon: ReactNode;
  title: ReactNode;
  text: ReactNode;
}

/** One thing worth doing next, with the reason. */
export function NextStep({ href, icon, title, text }: NextStepProps) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className="group flex h-full items-start gap-3 rounded-box border border-base-300 bg-base-100 p-4 hover:border-primary/50 hover:bg-primary/3"
      >
        <span
          aria-hidden="true"
          className="grid size-8 shrink-0 place-items-center rounded-full bg-primary/10 text-primary"
        >
          {icon}
        </span>
        <span className="min-w-0 grow">
          <span className="block text-body font-medium">{title}</span>
          <span className="mt-0.5 block text-small text-base-content/75">{text}</span>
        </span>
        <ChevronRight
          aria-hidden="true"
          size={16}
          strokeWidth={1.75}
          className="mt-2 shrink-0 text-base-content/40 group-hover:text-primary"
        />
      </Link>
    </li>
  );
}
