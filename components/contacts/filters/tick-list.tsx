'use client';

import { classNames } from '#components/ui/class-names.ts';

interface TickListProps {
  name: string;
  /** Value and words. */
  options: readonly (readonly [value: string, label: string])[];
  ticked: readonly string[];
  type?: 'checkbox' | 'radio';
  className?: string;
}

/** Boxes of a filter, drawn from data: there may be hundreds. */
export function TickList({ name, options, ticked, type = 'checkbox', className }: TickListProps) {
  const look = type === 'radio' ? 'radio radio-sm radio-primary' : 'checkbox checkbox-sm checkbox-primary';
  return (
    <div className={classNames('tick-list', className)}>
      {options.map(([value, label]) => (
        <label key={value}>
          <input
            type={type}
            name={name}
            value={value}
            defaultChecked={ticked.includes(value)}
            className={look}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}
