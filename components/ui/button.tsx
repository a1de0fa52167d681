import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { type ButtonLook, buttonClass } from './button-class.ts';

interface ButtonProps extends ButtonLook, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  icon?: ReactNode;
}

/** A native button; of type `button` unless told otherwise. */
export function Button({
  variant,
  size,
  square,
  className,
  icon,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button type={type} className={buttonClass({ variant, size, square, className })} {...rest}>
      {icon}
      {children}
    </button>
  );
}
