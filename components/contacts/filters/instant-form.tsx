'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import {
  Fragment,
  type KeyboardEvent,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import { searchAction } from '#components/ui/address/search-action.ts';
import { addressOf } from './form-address.ts';

interface InstantFormProps {
  /** The page it leads to. */
  page: string;
  /** Seals what is typed in the address. */
  sealKey: string;
  label: string;
  /** Where Escape leads. */
  leaveTo: string;
  children: ReactNode;
  className?: string;
}

const PAUSE_MS = 300;

/**
 * A form that goes by itself where it would lead as soon as something is ticked, chosen or typed; without scripts its
 * button does. Whatever else changes the address, such as a filter removed by its link, fills the fields anew.
 */
export function InstantForm({ page, sealKey, label, leaveTo, children, className }: InstantFormProps) {
  const router = useRouter();
  const search = useSearchParams().toString();
  const form = useRef<HTMLFormElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = useRef(search);
  /** Where the form went and the page has not arrived yet, in order: whoever is quick is ahead of the pages. */
  const awaited = useRef<string[]>([]);
  const [filling, fill] = useState(0);

  useEffect(() => {
    if (search === shown.current) return;
    shown.current = search;
    const arrived = awaited.current.indexOf(search);
    if (arrived !== -1) {
      awaited.current.splice(0, arrived + 1);
      return;
    }
    clearTimeout(pause.current);
    awaited.current = [];
    fill((count) => count + 1);
  }, [search]);
  useEffect(() => () => clearTimeout(pause.current), []);

  function go() {
    if (!form.current) return;
    const address = addressOf(form.current, sealKey);
    awaited.current.push(new URLSearchParams(address.slice(address.indexOf('?'))).toString());
    router.replace(address, { scroll: false });
  }

  function change({ target }: SyntheticEvent) {
    clearTimeout(pause.current);
    const isTyped = target instanceof HTMLInputElement && /^(text|date)$/.test(target.type);
    pause.current = setTimeout(go, isTyped ? PAUSE_MS : 0);
  }

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    clearTimeout(pause.current);
    go();
  }

  function leave(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    clearTimeout(pause.current);
    router.push(leaveTo, { scroll: false });
  }

  return (
    <form
      autoComplete="off"
      ref={form}
      action={searchAction(page)}
      method="post"
      aria-label={label}
      className={className}
      onChange={change}
      onSubmit={submit}
      onKeyDown={leave}
    >
      <Fragment key={filling}>{children}</Fragment>
    </form>
  );
}
