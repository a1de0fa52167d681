'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useRef } from 'react';
import { HiddenField } from '#components/ui/form/field.tsx';
import {
  type SelectionAction,
  SelectionBar,
  type SelectionBarWords,
  type SelectionTurns,
} from './selection-bar.tsx';
import { useSelection } from './use-selection.ts';

interface SelectionFormProps {
  /** The list's filters by name, for everything that matches, and `back`, its address. */
  parameters: readonly (readonly [name: string, value: string])[];
  /** Contacts picked on other pages, as the address says it. */
  elsewhere: readonly string[];
  turns: SelectionTurns;
  /** How many can be picked one by one. */
  most: number;
  actions: readonly SelectionAction[];
  words: SelectionBarWords;
  children: ReactNode;
}

/**
 * The list with a box beside each row and the bar of what can be done with those that are ticked, here and on other pages. A GET form: each action is a
 * page that reads the selection from its address, with scripts reached without loading the document anew.
 */
export function SelectionForm({
  parameters,
  elsewhere,
  turns,
  most,
  actions,
  words,
  children,
}: SelectionFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const chosen = useSelection(form, elsewhere, most);
  const router = useRouter();

  const go = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const page = submitter?.getAttribute('formaction');
    if (!page) return;
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    // Everything says it all.
    if (data.has('everything')) data.delete('contact');
    router.push(`${page}?${new URLSearchParams(data as unknown as Record<string, string>)}`);
  };

  return (
    <form
      ref={form}
      method="get"
      action="/contacts"
      onSubmit={go}
      className="selection flex min-w-0 grow flex-col"
    >
      {parameters.map(([name, value]) => (
        <HiddenField key={`${name} ${value}`} name={name} value={value} />
      ))}
      {turns.look.map(([name, value]) => (
        <HiddenField key={`look ${name}`} name={name} value={value} />
      ))}
      {chosen.elsewhere.map((id) => (
        <input key={id} type="checkbox" name="contact" value={id} checked readOnly hidden data-elsewhere="" />
      ))}
      {children}
      <SelectionBar {...{ form, chosen, actions, turns, words }} />
    </form>
  );
}
