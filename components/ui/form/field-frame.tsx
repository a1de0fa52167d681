'use client';

import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { useRefusedForm } from './form-context.ts';

export interface FieldTexts {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  className?: string;
  /** Unique on the page; made of the name unless two forms share it. */
  id?: string;
  /** Keeps the label for screen readers only, where a column header already says it. */
  hideLabel?: boolean;
}

/** What a control needs to be tied to its label, hint and errors. */
export function useFieldWiring({ name, id, hint }: Pick<FieldTexts, 'name' | 'id' | 'hint'>) {
  const errors = useRefusedForm().errors[name] ?? [];
  const controlId = id ?? `field-${name.replaceAll('.', '-')}`;
  const described = [hint ? `${controlId}-hint` : '', errors.length > 0 ? `${controlId}-error` : ''];
  return {
    errors,
    controlId,
    aria: {
      'aria-describedby': described.filter(Boolean).join(' ') || undefined,
      'aria-invalid': errors.length > 0 || undefined,
    },
  };
}

/** Label above, control, then hint and errors. */
export function FieldFrame(props: FieldTexts & { children: ReactNode }) {
  const { controlId, errors } = useFieldWiring(props);
  return (
    <div className={classNames('min-w-0', props.className)}>
      <label
        htmlFor={controlId}
        className={props.hideLabel ? 'sr-only' : 'mb-1 block text-small font-medium'}
      >
        {props.label}
        {props.required && <RequiredMark />}
      </label>
      {props.children}
      <FieldNotes controlId={controlId} hint={props.hint} errors={errors} />
    </div>
  );
}

/** The asterisk is for the eye; the control's `required` says it to everyone else. */
export function RequiredMark() {
  return (
    <span aria-hidden="true" className="ml-0.5 text-error">
      *
    </span>
  );
}

export function FieldNotes({
  controlId,
  hint,
  errors,
}: {
  controlId: string;
  hint?: ReactNode;
  errors: string[];
}) {
  return (
    <>
      {hint && (
        <p id={`${controlId}-hint`} className="mt-1 text-note text-base-content/70">
          {hint}
        </p>
      )}
      {errors.length > 0 && (
        <p id={`${controlId}-error`} className="mt-1 flex items-start gap-1 text-small text-error">
          <CircleAlert aria-hidden="true" size={14} strokeWidth={1.75} className="mt-0.5 shrink-0" />
          <span className="min-w-0">
            {errors.map((error) => (
              <span key={error} className="block">
                {error}
              </span>
            ))}
          </span>
        </p>
      )}
    </>
  );
}
