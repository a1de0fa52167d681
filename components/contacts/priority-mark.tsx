import { useTranslations } from 'next-intl';
import { classNames } from '../ui/class-names.ts';

const BARS = [
  { x: 0, y: 7, height: 4 },
  { x: 4.5, y: 3.5, height: 7.5 },
  { x: 9, y: 0, height: 11 },
];

const LEVELS = {
  low: { bars: 1, ink: 'text-base-content/55' },
  medium: { bars: 2, ink: 'text-warning' },
  high: { bars: 3, ink: 'text-error' },
} as const;

/** Bars that can be told apart at a glance, and the word. */
export function PriorityMark({ priority }: { priority: keyof typeof LEVELS }) {
  const t = useTranslations('contacts.priorities');
  const { bars, ink } = LEVELS[priority];
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg
        aria-hidden="true"
        viewBox="0 0 12 11"
        width="13"
        height="12"
        className={classNames('shrink-0', ink)}
      >
        {BARS.map((bar, at) => (
          <rect
            key={bar.x}
            {...bar}
            width="3"
            rx="0.75"
            fill="currentColor"
            className={at < bars ? undefined : 'opacity-25'}
          />
        ))}
      </svg>
      <span className="text-base-content/80">{t(priority)}</span>
    </span>
  );
}
