'use client';

import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { FieldNotes, RequiredMark, useFieldWiring } from './field-frame.tsx';

interface FieldGroupProps {
  /** Name whose errors stand under the group. */
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  className?: string;
  children: ReactNode;
}

/** Several controls that answer one question. */
export function FieldGroup({ name, legend, hint, required, className, children }: FieldGroupProps) {
  const { controlId, errors, aria } = useFieldWiring({
    name,
    hint,
    id: `group-${name.replaceAll('.', '-')}`,
  });
  return (
    <fieldset className={classNames('min-w-0', className)} aria-describedby={aria['aria-describedby']}>
      <legend className="mb-1 text-small font-medium">
        {legend}
        {required && <RequiredMark />}
      </legend>
      {children}
      <FieldNotes controlId={controlId} hint={hint} errors={errors} />
    </fieldset>
  );
}
