import type { LucideIcon } from 'lucide-react';
import { ActionForm } from './action-form.tsx';
import { HiddenField } from './field.tsx';
import type { FormAction } from './form-context.ts';
import { SubmitButton } from './submit-button.tsx';

interface IconFormProps {
  action: FormAction;
  /** What is sent, by field. */
  fields: Record<string, string | number>;
  icon: LucideIcon;
  label: string;
  /** Keeps its place, so that the next press of the neighbour hits the same spot. */
  off?: boolean;
  autoFocus?: boolean;
  className?: string;
}

/** A form that is one small button, for what is done to a row of a list. */
export function IconForm({ action, fields, icon: Icon, label, off, autoFocus, className }: IconFormProps) {
  return (
    <ActionForm action={action} className={className}>
      {Object.entries(fields).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <SubmitButton
        variant="ghost"
        square
        aria-label={label}
        title={label}
        aria-disabled={off || undefined}
        autoFocus={autoFocus}
        className={off ? 'text-base-content/30' : undefined}
        icon={<Icon aria-hidden="true" size={15} strokeWidth={1.75} />}
      />
    </ActionForm>
  );
}
