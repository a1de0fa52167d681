import type { ReactNode } from 'react';
import { classNames } from '../ui/class-names.ts';

interface StatTileProps {
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  tone?: 'warning';
}

/** One figure one should know. */
export function StatTile({ label, value, note, tone }: StatTileProps) {
  return (
    <div className="flex min-w-0 flex-col bg-base-100 p-4">
      <dt className="text-small text-base-content/75">{label}</dt>
      <dd className="mt-1">
        <span className="num block text-[1.71rem] leading-tight font-semibold tracking-tight">{value}</span>
        {note && (
          <span
            className={classNames(
              'mt-1 block text-note',
              tone === 'warning' ? 'text-warning-text' : 'text-base-content/70',
            )}
          >
            {note}
          </span>
        )}
      </dd>
    </div>
  );
}
