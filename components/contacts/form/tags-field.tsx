'use client';

import { useState } from 'react';
import { TextField } from '#components/ui/form/field.tsx';

interface TagsFieldProps {
  label: string;
  hint: string;
  defaultValue?: string;
  known: readonly string[];
  className?: string;
  autoFocus?: boolean;
}

const LIST = 'known-tags';

/** Tags between commas; the browser suggests known ones, and with scripts the one being typed is what it completes. */
export function TagsField({ label, hint, defaultValue, known, className, autoFocus }: TagsFieldProps) {
  const [typed, setTyped] = useState('');
  const before = typed.slice(0, typed.lastIndexOf(',') + 1).trim();
  return (
    <div className={className} onInput={(event) => setTyped((event.target as HTMLInputElement).value)}>
      <TextField
        name="tags"
        label={label}
        hint={hint}
        defaultValue={defaultValue}
        list={LIST}
        autoFocus={autoFocus}
      />
      <datalist id={LIST}>
        {known.map((name) => (
          <option key={name} value={before ? `${before} ${name}` : name} />
        ))}
      </datalist>
    </div>
  );
}
