'use client';

import { createContext, useContext } from 'react';

/** What a form action answers when it refuses; the server's `FormState` has this shape. */
export interface RefusedForm {
  message?: string;
  errors: Record<string, string[]>;
  values: Record<string, string | string[]>;
  attempt: number;
  /** Where a refused value already is, by field: the way to the record that has it. */
  links?: Record<string, string>;
  /** Where to sign in again, in another tab, before it is sent once more. */
  signInHref?: string;
  /** As it was sent after the session had ended, and not saved. */
  isKept?: boolean;
}

export type FormAction = (previous: RefusedForm, form: FormData) => Promise<RefusedForm>;

export const UNTOUCHED: RefusedForm = { errors: {}, values: {}, attempt: 0 };

export const FormContext = createContext<RefusedForm>(UNTOUCHED);

/** The state of the form around, for client leaves that draw their own fields. */
export function useRefusedForm(): RefusedForm {
  return useContext(FormContext);
}

/** What the field was told last: the refused form's value, else `initial`. */
export function useKeptValue(name: string, initial: string | undefined): string | undefined {
  const { values, attempt } = useRefusedForm();
  if (attempt === 0 || !(name in values)) return initial;
  const kept = values[name];
  return Array.isArray(kept) ? kept[0] : kept;
}
