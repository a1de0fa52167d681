import { classNames } from '../ui/class-names.ts';

const DOTS = {
  available: 'bg-success',
  paused: 'bg-warning',
  offline: 'bg-base-content/40',
} as const;

/** A dot beside the word for whether somebody is there. */
export function PresenceMark({
  state,
  children,
  hideWord,
}: {
  state: keyof typeof DOTS;
  children: string;
  hideWord?: boolean;
}) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden="true" className={classNames('size-2 shrink-0 rounded-full', DOTS[state])} />
      <span className={hideWord ? 'sr-only' : undefined}>{children}</span>
    </span>
  );
}
