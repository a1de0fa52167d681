import { classNames } from './class-names.ts';

export type ButtonVariant = 'default' | 'primary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'xs';

export interface ButtonLook {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** An icon without words; the button then needs an `aria-label`. */
  square?: boolean;
  className?: string;
}

const VARIANTS: Record<ButtonVariant, string> = {
  default: 'border-base-300 bg-base-100 hover:bg-base-content/5',
  primary: 'btn-primary',
  ghost: 'btn-ghost',
  danger: 'border-error/35 bg-base-100 text-error hover:border-error/60 hover:bg-error/8',
};

/** The one look of everything that is pressed: buttons, links that act like them, submit buttons. */
export function buttonClass({ variant = 'default', size = 'sm', square, className }: ButtonLook): string {
  return classNames(
    'btn gap-1.5 font-medium shadow-none',
    size === 'xs' ? 'btn-xs text-note' : 'btn-sm text-small',
    square && 'btn-square',
    VARIANTS[variant],
    className,
  );
}
