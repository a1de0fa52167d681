import type { LucideIcon } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { classNames } from '#components/ui/class-names.ts';

interface NavLinkProps {
  href: string;
  label: string;
  icon?: LucideIcon;
  /** Other pages that belong to it. */
  also?: readonly string[];
}

/** One entry of the sidebar; marked while one is there, below it or on a page that belongs to it. */
export function NavLink({ href, label, icon: Icon, also = [] }: NavLinkProps) {
  const path = usePathname();
  const isIn = (one: string) => path === one || (one !== '/' && path.startsWith(`${one}/`));
  const here = [href, ...also].some(isIn);
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={here ? (path === href ? 'page' : 'true') : undefined}
      className={classNames(
        'flex h-8 items-center gap-2.5 rounded-md px-2.5 text-body max-lg:h-11',
        here
          ? 'bg-primary/10 font-medium text-primary'
          : 'text-base-content/75 hover:bg-base-content/5 hover:text-base-content',
      )}
    >
      {Icon && <Icon aria-hidden="true" size={16} strokeWidth={1.75} className="shrink-0" />}
      <span className="grow truncate">{label}</span>
    </Link>
  );
}
