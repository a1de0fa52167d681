'use client';

import { Check, Pencil, Plus } from 'lucide-react';
import type { ReactNode, ToggleEvent } from 'react';
import { useRefusedForm } from './form-context.ts';
import { SubmitButton } from './submit-button.tsx';

interface EditInPlaceProps {
  /** What the pencil changes. */
  label: string;
  /** Instead of a pencil: what is added. */
  word?: string;
  save: string;
  children: ReactNode;
}

/** Fields of the form around, unfolded by a pencil where the value stands; what was refused comes back unfolded. */
export function EditInPlace({ label, word, save, children }: EditInPlaceProps) {
  const { attempt } = useRefusedForm();
  return (
    <details
      className="edit-in-place"
      open={attempt > 0 || undefined}
      onToggle={attempt > 0 ? undefined : focusFirst}
    >
      <summary aria-label={label} title={label}>
        {word ? (
          <>
            <Plus aria-hidden="true" size={12} strokeWidth={1.75} />
            {word}
          </>
        ) : (
          <Pencil aria-hidden="true" size={13} strokeWidth={1.75} />
        )}
      </summary>
      <div>
        {children}
        <SubmitButton icon={<Check aria-hidden="true" size={14} strokeWidth={1.75} />}>{save}</SubmitButton>
      </div>
    </details>
  );
}

/** One writes at once; what was refused is read first. */
function focusFirst({ currentTarget }: ToggleEvent<HTMLDetailsElement>): void {
  if (!currentTarget.open) return;
  const written = currentTarget.querySelector<HTMLElement>('input:not([type="hidden"]), textarea');
  (written ?? currentTarget.querySelector('select'))?.focus();
}
