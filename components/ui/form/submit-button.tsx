'use client';

import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { type ButtonLook, buttonClass } from '#components/ui/button-class.ts';

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
  const { pending, data } = useFormStatus();
  // Where a form has several, only the one that was pressed turns.
  const isPressed = pending && (!rest.name || data?.get(rest.name) === rest.value);
  return (
    <button
      {...rest}
      type="submit"
      aria-disabled={pending || rest['aria-disabled']}
      aria-busy={isPressed || undefined}
      onClick={pending ? (event) => event.preventDefault() : rest.onClick}
      className={buttonClass({ variant, size, square, className })}
    >
      {isPressed ? <span aria-hidden="true" className="loading loading-spinner size-3.5" /> : icon}
      {children}
    </button>
  );
}
