'use client';

import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import type { Option } from './field.tsx';
import { FieldGroup } from './field-group.tsx';
import { useRefusedForm } from './form-context.ts';

interface BoxesFieldProps {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  /** Values hold no commas. */
  options: readonly (Option & { note?: ReactNode })[];
  defaultValues?: readonly string[];
  /** What stands there when there is nothing to tick. */
  empty?: ReactNode;
  /** Stands before the values that are ticked and that the person cannot choose. */
  keptLabel?: string;
  className?: string;
}

/** Any number of choices. A blank one goes with them, so that none can be said; what no box stands for is sent as it was. */
export function BoxesField({
  name,
  legend,
  hint,
  options,
  empty,
  keptLabel,
  className,
  ...rest
}: BoxesFieldProps) {
  const { attempt, values } = useRefusedForm();
  const ticked = attempt > 0 ? listed(values[name]) : (rest.defaultValues ?? []);
  const others = ticked.filter((value) => !options.some((option) => option.value === value));
  return (
    <FieldGroup name={name} legend={legend} hint={hint} className={className}>
      {['', ...others].map((value) => (
        <input key={value} type="hidden" name={name} value={value} />
      ))}
      {options.length === 0 && empty && <p className="text-body text-base-content/75">{empty}</p>}
      <div className="grid max-h-72 grid-cols-[repeat(auto-fill,minmax(min(100%,13rem),1fr))] gap-x-4 gap-y-1 overflow-y-auto p-0.5">
        {options.map(({ value, label, note }) => (
          <label
            key={value}
            className="flex min-h-8 min-w-0 cursor-pointer items-center gap-2.5 text-body max-md:min-h-11"
          >
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={ticked.includes(value)}
              className="checkbox checkbox-sm checkbox-primary shrink-0"
            />
            <span className={classNames('min-w-0', note ? 'leading-tight' : 'truncate')}>
              <span className="block truncate">{label}</span>
              {note && <span className="block truncate text-note text-base-content/70">{note}</span>}
            </span>
          </label>
        ))}
      </div>
      {others.length > 0 && keptLabel && (
        <p className="mt-1 text-small text-base-content/75">
          {keptLabel} {others.join(', ')}
        </p>
      )}
    </FieldGroup>
  );
}

function listed(value: string | string[] | undefined): string[] {
  return [value ?? []].flat().flatMap((text) => text.split(/,\s*/).filter(Boolean));
}
