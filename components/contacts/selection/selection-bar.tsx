'use client';

import {
  CircleCheck,
  CircleOff,
  Download,
  Ellipsis,
  EyeOff,
  Flag,
  GitMerge,
  Layers,
  Layers2,
  type LucideIcon,
  Tag,
  Tags,
  Trash2,
  UserRoundCheck,
  X,
} from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { type Chosen, chooseScreen, clearSelection } from './use-selection.ts';

const ICONS = {
  activate: CircleCheck,
  deactivate: CircleOff,
  assign: UserRoundCheck,
  add_tags: Tag,
  remove_tags: Tags,
  set_priority: Flag,
  add_to_segments: Layers,
  remove_from_segments: Layers2,
  merge: GitMerge,
  export: Download,
  delete: Trash2,
  anonymize: EyeOff,
} as const satisfies Record<string, LucideIcon>;

/** Something that can be done with the selected contacts, on a page of its own. */
export interface SelectionAction {
  name: keyof typeof ICONS;
  label: string;
  href: string;
}

export interface SelectionBarWords {
  label: string;
  /** How many are chosen, by number: the first for none, the second for one, the third for `#`. */
  chosen: readonly [none: string, one: string, many: string];
  /** How many of them are on other pages: for one, for `#`. */
  elsewhere: readonly [one: string, many: string];
  /** Said when no more can be picked one by one. */
  full: string;
  everything: string;
  everythingChosen: string;
  screen: string;
  clear: string;
  more: string;
  turns: { before: string; after: string; rows: string; pick: string };
}

/** The way to other pages without scripts: buttons that take what is ticked along. */
export interface SelectionTurns {
  before: string | null;
  after: string | null;
  /** This page again, with the rows ticked that were named by their numbers. */
  here: string;
  clearHref: string;
  /** What of the list's look goes along beside its filters. */
  look: readonly (readonly [string, string])[];
}

interface SelectionBarProps {
  form: RefObject<HTMLFormElement | null>;
  chosen: Chosen;
  actions: readonly SelectionAction[];
  turns: SelectionTurns;
  words: SelectionBarWords;
}

/** Actions that stand in the bar itself; the others fold behind "more". */
const FIRST = 4;
const ICON = { 'aria-hidden': true, size: 15, strokeWidth: 1.75 } as const;

/** Names how many are chosen and what can be done with them. The style sheet shows it with the first tick. */
export function SelectionBar({ form, chosen, actions, turns, words }: SelectionBarProps) {
  const act = (run: (form: HTMLFormElement) => void) => () => form.current && run(form.current);
  const rest = actions.slice(FIRST);
  return (
    <section data-selection-bar aria-label={words.label} className="selection-bar">
      {/* The box of everything says it by itself to those who see it. */}
      <span
        role="status"
        className={classNames('num scripted-only font-medium', chosen.everything && 'sr-only')}
      >
        {chosen.everything ? words.everythingChosen : chosenWords(chosen, words)}
      </span>
      <Turns {...{ turns, words }} picked={chosen.elsewhere.length} />
      <button
        type="button"
        onClick={act(clearSelection)}
        aria-label={words.clear}
        title={words.clear}
        className="act scripted-only"
      >
        <X {...ICON} />
      </button>
      {!chosen.everything && (
        <button type="button" onClick={act(chooseScreen)} className="act screen scripted-only md:hidden">
          {words.screen}
        </button>
      )}
      <label className="act num all">
        <input
          type="checkbox"
          name="everything"
          value="1"
          className="checkbox checkbox-xs border-neutral-content/60 checked:bg-neutral-content checked:text-neutral"
        />
        {words.everything}
      </label>
      <span aria-hidden="true" className="h-5 w-px bg-neutral-content/25 max-md:hidden" />
      {actions.slice(0, FIRST).map((action) => (
        <Action key={action.name} action={action} isFirst />
      ))}
      {rest.length > 0 && (
        <details onKeyDown={fold}>
          <summary className="act first list-none" title={words.more}>
            <Ellipsis {...ICON} />
            <span>{words.more}</span>
          </summary>
          <div className="rest">
            {rest.map((action) => (
              <Action key={action.name} action={action} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

function Action({ action: { name, label, href }, isFirst }: { action: SelectionAction; isFirst?: boolean }) {
  const Icon = ICONS[name];
  return (
    <button
      type="submit"
      formAction={href}
      title={label}
      className={classNames('act', isFirst && 'first', name === 'delete' && 'grave')}
    >
      <Icon {...ICON} />
      <span>{label}</span>
    </button>
  );
}

/** Escape folds it, with the focus back on what unfolds it. */
function fold(event: KeyboardEvent<HTMLDetailsElement>): void {
  if (event.key !== 'Escape' || !event.currentTarget.open) return;
  event.preventDefault();
  event.currentTarget.open = false;
  event.currentTarget.querySelector('summary')?.focus();
}

function chosenWords({ rows, elsewhere, isFull }: Chosen, words: SelectionBarWords): string {
  const [none, one, many] = words.chosen;
  const all = rows + elsewhere.length;
  const said = all === 0 ? none : numbered(all, [one, many]);
  const away = elsewhere.length > 0 ? `, ${numbered(elsewhere.length, words.elsewhere)}` : '';
  return isFull ? `${said}${away}. ${words.full}` : `${said}${away}`;
}

/** Without scripts: how many come along from other pages, the way to the pages beside, and to none picked. */
function Turns({ turns, words, picked }: Pick<SelectionBarProps, 'turns' | 'words'> & { picked: number }) {
  return (
    <>
      {picked > 0 && <span className="num unscripted-only">{numbered(picked, words.elsewhere)}</span>}
      {(['before', 'after'] as const).map(
        (way) =>
          turns[way] && (
            <button
              key={way}
              type="submit"
              formAction="/contacts"
              name="move"
              value={turns[way]}
              className="act unscripted-only"
            >
              {words.turns[way]}
            </button>
          ),
      )}
      {picked > 0 && (
        <a href={turns.clearHref} className="act unscripted-only">
          {words.clear}
        </a>
      )}
    </>
  );
}

/** The words for one, or those for many with their number. */
function numbered(count: number, [one, many]: readonly [one: string, many: string]): string {
  return count === 1 ? one : many.replace('#', String(count));
}
