/** What a form knows after it was refused: messages by field in the user's language and everything typed (passwords never). */
export interface FormState {
  message?: string;
  errors: Record<string, string[]>;
  values: Record<string, string | string[]>;
  /** Raised by every refusal, so that the form remounts its uncontrolled fields with the values kept. */
  attempt: number;
  links?: Record<string, string>;
  /** Where to sign in again, in another tab, before it is sent once more. */
  signInHref?: string;
}

export const EMPTY_FORM: FormState = { errors: {}, values: {}, attempt: 0 };
