'use client';

import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode, useActionState, useEffect, useRef } from 'react';
import { AnswerBoundary } from './answer-boundary.tsx';
import { type FormAction, FormContext, type RefusedForm } from './form-context.ts';
import { FormMessage } from './form-message.tsx';
import { DISCARD_KEPT_ID, useOwnMarks } from './forms-of.tsx';
import { refusedByFront } from './refused-by-front.ts';
import { watchForm } from './unsaved.ts';

interface ActionFormProps {
  action: FormAction;
  children: ReactNode;
  className?: string;
  id?: string;
  /** Accessible name, for forms whose purpose no heading tells. */
  label?: string;
  /** Much is typed here: leaving it changed asks. */
  asks?: boolean;
}

/**
 * A form bound to a server action. With and without scripts a refusal shows its summary, with the focus, and keeps what
 * was typed. Fields inside read their errors and values from its context.
 */
export function ActionForm(props: ActionFormProps) {
  const t = useTranslations('common');
  const { marks, isKept, first } = useOwnMarks(t('leave.kept'));
  return (
    <AnswerBoundary
      first={first}
      sentence={(error) => refusedByFront(error) ?? t('error.lost')}
      draw={(state, sends) => (
        <AnsweredForm key={state.attempt} {...props} first={state} {...{ sends, marks, isKept }} />
      )}
    />
  );
}

interface AnsweredFormProps extends ActionFormProps {
  first: RefusedForm;
  sends: (form: HTMLFormElement) => void;
  marks: ReactNode;
  isKept: boolean;
}

function AnsweredForm({
  first,
  sends,
  marks,
  isKept,
  action,
  children,
  className,
  id,
  label,
  asks,
}: AnsweredFormProps) {
  const [state, submit] = useActionState(action, first);
  const summary = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const t = useTranslations('common.leave');
  const [question, signIn, discard] = [t('question'), t('signIn'), t('discard')];

  const { attempt } = state;
  useEffect(
    () => (asks && form.current ? watchForm(form.current, question, attempt > 0) : undefined),
    [asks, question, attempt],
  );

  useEffect(() => {
    if (attempt > 0) summary.current?.focus();
  }, [attempt]);

  return (
    <FormContext value={state}>
      <form
        autoComplete="off"
        ref={form}
        action={submit}
        onSubmit={({ currentTarget }) => sends(currentTarget)}
        id={id}
        aria-label={label}
        className={className}
        data-kept={isKept || undefined}
        noValidate
      >
        {marks}
        <WithoutScripts />
        {state.message && (
          // biome-ignore lint/a11y/noAutofocus: without scripts the page comes anew, and what is wrong is read first
          <div ref={summary} tabIndex={-1} role="alert" autoFocus className="col-span-full mb-3">
            <FormMessage>{state.message}</FormMessage>
            {state.signInHref && (
              <a
                href={state.signInHref}
                target="_blank"
                className="mt-1.5 inline-block font-medium underline"
                rel="noopener"
              >
                {signIn}
              </a>
            )}
            {state.isKept && (
              <button
                type="submit"
                form={DISCARD_KEPT_ID}
                className="mt-1.5 cursor-pointer font-medium underline"
              >
                {discard}
              </button>
            )}
          </div>
        )}
        <Fragment key={state.attempt}>{children}</Fragment>
      </form>
    </FormContext>
  );
}

/**
 * Without scripts a refused form is the answer to what was sent, and Chromium writes what was sent into the file it restores tabs
 * from, unless a password was among it. No name: it is never sent. Hidden, or it would take a place among the parts of a form.
 */
function WithoutScripts() {
  return (
    <noscript hidden>
      <input type="password" defaultValue="-" autoComplete="one-time-code" hidden />
      <SentOnceMark />
    </noscript>
  );
}

/** Nor does anything keep a button from being pressed twice: the form is known again. React draws it on the server alone. */
function SentOnceMark() {
  return <input type="hidden" name="$once" value={crypto.randomUUID()} />;
}
