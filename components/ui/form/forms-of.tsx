'use client';

import { createContext, type ReactNode, useContext, useId } from 'react';
import { type RefusedForm, UNTOUCHED } from './form-context.ts';

/** What somebody sent from this page after their session had ended. */
export interface KeptForm {
  id: number;
  form: string;
  values: RefusedForm['values'];
}

interface Person {
  /** Says in every form for whom the page was made. */
  mark: string;
  kept: KeptForm | null;
}

const PersonContext = createContext<Person | null>(null);

/** The form whose button throws away what was kept; the message of the form that is filled again has the button. */
export const DISCARD_KEPT_ID = 'discard-kept';

/** Around the pages of somebody who is signed in. */
export function FormsOf({ mark, kept, children }: Person & { children: ReactNode }) {
  return <PersonContext value={{ mark, kept }}>{children}</PersonContext>;
}

interface OwnMarks {
  first: RefusedForm;
  marks: ReactNode;
  isKept: boolean;
}

/**
 * What a form says of itself to be found again, and its first state: filled where it was kept. React numbers the forms of a page
 * alike each time the server draws it.
 */
export function useOwnMarks(message: string): OwnMarks {
  const form = useId();
  const person = useContext(PersonContext);
  if (!person) return { first: UNTOUCHED, marks: null, isKept: false };
  const kept = person.kept?.form === form ? person.kept : null;
  return {
    first: kept ? { message, errors: {}, values: kept.values, attempt: 1, isKept: true } : UNTOUCHED,
    marks: (
      <>
        <input type="hidden" name="$form" value={`${person.mark} ${form}`} />
        {kept && <input type="hidden" name="$kept" value={kept.id} />}
      </>
    ),
    isKept: kept !== null,
  };
}
