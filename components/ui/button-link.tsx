import Link from 'next/link';
import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { type ButtonLook, buttonClass } from './button-class.ts';

interface ButtonLinkProps
  extends ButtonLook,
    Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'href'> {
  href: string;
  icon?: ReactNode;
  /** A file or an API answer, not a page: leaves navigation to the browser. */
  external?: boolean;
}

/** A link that looks like a button. */
export function ButtonLink({
  variant,
  size,
  square,
  className,
  icon,
  children,
  external,
  ...rest
}: ButtonLinkProps) {
  const look = buttonClass({ variant, size, square, className });
  if (external || rest.download !== undefined) {
    return (
      <a className={look} {...rest}>
        {icon}
        {children}
      </a>
    );
  }
  return (
    <Link className={look} prefetch={false} {...rest}>
      {icon}
      {children}
    </Link>
  );
}
