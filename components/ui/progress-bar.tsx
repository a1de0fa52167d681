import { classNames } from './class-names.ts';

interface ProgressBarProps {
  /** 0 to `max`; left out while the end is not known. */
  value?: number;
  max?: number;
  label: string;
  tone?: 'primary' | 'success' | 'warning' | 'error';
  className?: string;
}

const TONES = {
  primary: 'progress-primary',
  success: 'progress-success',
  warning: 'progress-warning',
  error: 'progress-error',
} as const;

/** How far long work has come. */
export function ProgressBar({ value, max = 100, label, tone = 'primary', className }: ProgressBarProps) {
  return (
    <progress
      aria-label={label}
      value={value}
      max={max}
      className={classNames('progress block h-1.5', TONES[tone], className)}
    />
  );
}
