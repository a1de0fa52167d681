'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useRef } from 'react';
import { buttonClass } from '#components/ui/button-class.ts';
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
      autoComplete="off"
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
      <Rows here={turns.here} words={words} />
      <SelectionBar {...{ form, chosen, actions, turns, words }} />
    </form>
  );
}

/** Without scripts: many rows of this page at once, by the numbers that stand beside them. */
function Rows({ here, words }: { here: string; words: SelectionBarWords }) {
  return (
    <p className="unscripted-only flex items-center gap-2 px-4 py-2 text-small sm:px-5">
      <label className="flex items-center gap-2">
        {words.turns.rows}
        <input name="rows" maxLength={100} placeholder="1-25" className="input h-8 w-24" />
      </label>
      <button type="submit" name="move" value={here} className={buttonClass({ className: 'h-8' })}>
        {words.turns.pick}
      </button>
    </p>
  );
}
