'use client';

import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { type ButtonLook, buttonClass } from './button-class.ts';

interface SubmitButtonProps
  extends ButtonLook,
    Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'> {
  icon?: ReactNode;
}

/** Sends its form once: while the answer is awaited it keeps its place and focus and takes no second press. */
export function SubmitButton({
  variant = 'primary',
  size,
  square,
  className,
  icon,
  children,
  ...rest
}: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <button
      {...rest}
      type="submit"
      aria-disabled={pending || rest['aria-disabled']}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : rest.onClick}
      className={buttonClass({ variant, size, square, className })}
    >
      {pending ? <span aria-hidden="true" className="loading loading-spinner size-3.5" /> : icon}
      {children}
    </button>
  );
}
