'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { buttonClass } from '../ui/button-class.ts';
import { SelectField, TextareaField } from '../ui/form/field.tsx';
import { useRefusedForm } from '../ui/form/form-context.ts';

export interface ReplyTemplate {
  id: number;
  name: string;
  body: string;
  /** As it would be sent now. */
  preview: string;
}

interface ReplyFieldProps {
  label: string;
  placeholder?: string;
  rows: number;
  maxLength: number;
  shortcut?: string;
  templates: readonly ReplyTemplate[];
  words: { choose: string; insert: string; hint: string; list: string };
  /** What sends it, before the templates: Enter in another field presses the first button. */
  children: ReactNode;
}

const MOST_SHOWN = 8;
/** A slash where a word begins, and what was typed after it. */
const ASKED = /(?:^|\s)\/([^\s/]{0,40})$/u;

/**
 * What is written to a customer. Without scripts a template is chosen below and comes back in the text; with them also by a slash
 * while writing.
 */
export function ReplyField({ label, placeholder, rows, maxLength, shortcut, ...props }: ReplyFieldProps) {
  const { templates, words, children } = props;
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [asked, setAsked] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const { attempt, message } = useRefusedForm();
  const isScripted = useScripted();

  const found = asked === null ? [] : templates.filter(({ name }) => folded(name).includes(folded(asked)));
  const shown = found.slice(0, MOST_SHOWN);
  const isOpen = shown.length > 0;

  function look() {
    const area = areaOf(box.current);
    const [, text] = area ? (ASKED.exec(area.value.slice(0, area.selectionStart)) ?? []) : [];
    setAsked(text ?? null);
    setAt(0);
  }

  function insert({ body }: ReplyTemplate) {
    const area = areaOf(box.current);
    if (!area) return;
    const end = area.selectionEnd;
    const typed = asked === null ? 0 : asked.length + 1;
    area.setRangeText(body, area.selectionStart - typed, end, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
    setAsked(null);
    area.focus();
  }

  function insertChosen(form: HTMLFormElement | null) {
    const id = form ? new FormData(form).get('templateId') : null;
    const chosen = templates.find((template) => String(template.id) === id);
    if (chosen) insert(chosen);
  }

  function press(event: KeyboardEvent) {
    if (!isOpen || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = shown[at];
    if (step) setAt((at + step + shown.length) % shown.length);
    else if (event.key === 'Escape') setAsked(null);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) insert(chosen);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div ref={box} className="relative">
        {isOpen && (
          <div
            id={listId}
            role="listbox"
            aria-label={words.list}
            className="absolute inset-x-0 bottom-full z-20 mb-1 grid rounded-box border border-base-300 bg-base-100 p-1 shadow-float"
          >
            {shown.map((template, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are pressed in the text, which keeps the focus
              <div
                key={template.id}
                id={`${listId}-${template.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => insert(template)}
                className="cursor-pointer rounded-field px-2.5 py-1.5 aria-selected:bg-primary/10"
              >
                <span className="block truncate text-body font-medium">{template.name}</span>
                <span className="block truncate text-small text-base-content/75">{template.preview}</span>
              </div>
            ))}
          </div>
        )}
        <TextareaField
          name="body"
          label={label}
          placeholder={placeholder}
          hint={isScripted && templates.length > 0 ? words.hint : undefined}
          rows={rows}
          maxLength={maxLength}
          data-key={shortcut}
          // A template that came back with the page is read before anything else.
          autoFocus={attempt > 0 && !message}
          onInput={look}
          onKeyDown={press}
          onBlur={() => setAsked(null)}
          aria-autocomplete={templates.length > 0 ? 'list' : undefined}
          aria-controls={isOpen ? listId : undefined}
          aria-activedescendant={isOpen ? `${listId}-${shown[at]?.id}` : undefined}
        />
        <p role="status" className="sr-only">
          {isOpen && `${words.list}: ${found.length}`}
        </p>
      </div>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        {children}
        {templates.length > 0 && (
          <div className="flex min-w-0 items-end gap-2">
            <SelectField
              name="templateId"
              label={words.list}
              hideLabel
              options={[
                { value: '', label: words.choose },
                ...templates.map(({ id, name }) => ({ value: String(id), label: name })),
              ]}
              className="w-44"
            />
            <button
              type="submit"
              name="insert"
              value="yes"
              onClick={(event) => {
                event.preventDefault();
                insertChosen(event.currentTarget.form);
              }}
              className={buttonClass({})}
            >
              {words.insert}
            </button>
          </div>
        )}
      </div>
    </>
  );
}

function useScripted(): boolean {
  const [isScripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  return isScripted;
}

function areaOf(box: HTMLElement | null): HTMLTextAreaElement | null {
  return box?.querySelector('textarea') ?? null;
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
