'use client';

import type { InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { FieldFrame, FieldNotes, type FieldTexts, RequiredMark, useFieldWiring } from './field-frame.tsx';
import { useKeptValue, useRefusedForm } from './form-context.ts';

type Own<Attributes> = FieldTexts & Omit<Attributes, keyof FieldTexts | 'value' | 'onChange'>;
type TextFieldProps = Own<InputHTMLAttributes<HTMLInputElement>> & { defaultValue?: string };

/** One line of text; a password is never given back. */
export function TextField({
  label,
  hint,
  hideLabel,
  className,
  id,
  type = 'text',
  ...input
}: TextFieldProps) {
  const { controlId, aria } = useFieldWiring({ name: input.name, id, hint });
  const kept = useKeptValue(input.name, input.defaultValue);
  return (
    <FieldFrame {...{ name: input.name, label, hint, hideLabel, className, id, required: input.required }}>
      <input
        {...input}
        {...aria}
        id={controlId}
        type={type}
        defaultValue={type === 'password' ? undefined : kept}
        className="input h-9 w-full text-body"
      />
    </FieldFrame>
  );
}

type TextareaFieldProps = Own<TextareaHTMLAttributes<HTMLTextAreaElement>> & { defaultValue?: string };

export function TextareaField({
  label,
  hint,
  hideLabel,
  className,
  id,
  rows = 4,
  ...area
}: TextareaFieldProps) {
  const { controlId, aria } = useFieldWiring({ name: area.name, id, hint });
  const kept = useKeptValue(area.name, area.defaultValue);
  return (
    <FieldFrame {...{ name: area.name, label, hint, hideLabel, className, id, required: area.required }}>
      <textarea
        {...area}
        {...aria}
        id={controlId}
        rows={rows}
        defaultValue={kept}
        className="textarea w-full text-body"
      />
    </FieldFrame>
  );
}

export interface Option {
  value: string;
  label: string;
  className?: string;
}

type SelectFieldProps = Own<SelectHTMLAttributes<HTMLSelectElement>> & {
  options: readonly Option[];
  defaultValue?: string;
};

export function SelectField({ label, hint, hideLabel, className, id, options, ...select }: SelectFieldProps) {
  const { controlId, aria } = useFieldWiring({ name: select.name, id, hint });
  const kept = useKeptValue(select.name, select.defaultValue);
  return (
    <FieldFrame {...{ name: select.name, label, hint, hideLabel, className, id, required: select.required }}>
      <select
        {...select}
        {...aria}
        id={controlId}
        defaultValue={kept}
        className="select h-9 w-full text-body"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} className={option.className}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

type TickProps = Omit<Own<InputHTMLAttributes<HTMLInputElement>>, 'hideLabel' | 'defaultValue' | 'type'> & {
  value?: string;
};

/** A box to tick. After a refusal it stands as it was sent: a box that was not ticked sends nothing. */
export function CheckboxField({ value = 'true', defaultChecked, ...rest }: TickProps) {
  const { attempt, values } = useRefusedForm();
  const kept = values[rest.name];
  const ticked = Array.isArray(kept) ? kept.includes(value) : kept === value;
  return (
    <Tick {...rest} value={value} type="checkbox" defaultChecked={attempt > 0 ? ticked : defaultChecked} />
  );
}

/** One of several choices that share a name; put them in a `FieldGroup`. */
export function RadioField({ value = '', defaultChecked, ...rest }: TickProps) {
  const { attempt, values } = useRefusedForm();
  const id = rest.id ?? `field-${rest.name.replaceAll('.', '-')}-${value}`;
  const ticked = attempt > 0 ? values[rest.name] === value : defaultChecked;
  return <Tick {...rest} id={id} value={value} type="radio" defaultChecked={ticked} />;
}

// Whole class names: the style sheet is made of what it finds in the source.
const TICKS = {
  checkbox: 'checkbox checkbox-sm checkbox-primary shrink-0',
  radio: 'radio radio-sm radio-primary shrink-0',
} as const;

function Tick({ label, hint, className, id, ...input }: TickProps & { type: keyof typeof TICKS }) {
  const { controlId, aria, errors } = useFieldWiring({ name: input.name, id, hint });
  return (
    <div className={className}>
      <label
        htmlFor={controlId}
        className="flex min-h-7 cursor-pointer items-center gap-2.5 text-body max-md:min-h-11"
      >
        <input {...input} {...aria} id={controlId} className={TICKS[input.type]} />
        <span>
          {label}
          {input.required && <RequiredMark />}
        </span>
      </label>
      <div className="pl-7">
        <FieldNotes controlId={controlId} hint={hint} errors={input.type === 'radio' ? [] : errors} />
      </div>
    </div>
  );
}

/** Carries a value the person does not edit. Untrusted, like every other field. */
export function HiddenField({ name, value }: { name: string; value: string | number }) {
  return <input type="hidden" name={name} value={value} />;
}
