'use client';

import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import { Component, type ReactNode } from 'react';
import type { RefusedForm } from './form-context.ts';

const SECRET_FIELD = /password|token/i;

interface AnswerBoundaryProps {
  first: RefusedForm;
  /** The sentence for what came instead of an answer. */
  sentence: (error: Error) => string;
  /** Draws the form from a first state; `sends` is told what is on its way. */
  draw: (first: RefusedForm, sends: (form: HTMLFormElement) => void) => ReactNode;
}

interface Attempts {
  error: Error | null;
  count: number;
}

/**
 * Around a form whose answer may never come: the door refused it, the network broke, the server was restarted. Such a
 * thing is thrown where the form is drawn; it is drawn anew, with what was typed and a sentence, instead of the page
 * being lost.
 */
export class AnswerBoundary extends Component<AnswerBoundaryProps, Attempts> {
  override state: Attempts = { error: null, count: 0 };
  /** As they were when the form was sent last; passwords never. Null before that: what breaks then is no answer's fault. */
  private typed: RefusedForm['values'] | null = null;

  static getDerivedStateFromError(error: Error): Partial<Attempts> {
    // Redirects and the like are Next's own to catch; what broke on the server has a page with its code; a form of an older
    // release is never taken, however often it is sent.
    unstable_rethrow(error);
    if ('digest' in error || unstable_isUnrecognizedActionError(error)) throw error;
    return { error, count: performance.now() };
  }

  override render(): ReactNode {
    const { sentence, draw, first: untouched } = this.props;
    const { error, count } = this.state;
    if (error && !this.typed) throw error;
    const first = error
      ? { message: sentence(error), errors: {}, values: this.typed ?? {}, attempt: Math.ceil(count) }
      : untouched;
    return draw(first, (form) => {
      this.typed = typedIn(form);
    });
  }
}

function typedIn(form: HTMLFormElement): RefusedForm['values'] {
  const typed: RefusedForm['values'] = {};
  const data = new FormData(form);
  for (const name of new Set(data.keys())) {
    if (name.startsWith('$') || SECRET_FIELD.test(name)) continue;
    const texts = data.getAll(name).filter((value) => typeof value === 'string');
    typed[name] = texts.length > 1 ? texts : (texts[0] ?? '');
  }
  return typed;
}
