'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { addressOf } from './form-address.ts';

interface InstantSearchProps {
  id: string;
  name: string;
  label: string;
  placeholder: string;
  defaultValue: string;
  maxLength: number;
}

const PAUSE_MS = 250;

/** The search field of a GET form, which by itself goes where the form would lead once the typing pauses. */
export function InstantSearch({ id, name, label, placeholder, defaultValue, maxLength }: InstantSearchProps) {
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(pause.current), []);
  // Following a link changes the search without anyone typing.
  useEffect(() => {
    if (field.current && field.current !== document.activeElement) field.current.value = defaultValue;
  }, [defaultValue]);

  function search() {
    clearTimeout(pause.current);
    pause.current = setTimeout(go, PAUSE_MS);
  }

  function go() {
    clearTimeout(pause.current);
    pause.current = undefined;
    const form = field.current?.form;
    if (form) router.replace(addressOf(form), { scroll: false });
  }

  // Later it would undo the link or key that took the focus away.
  function leave() {
    if (pause.current !== undefined) go();
  }

  return (
    <input
      ref={field}
      id={id}
      type="search"
      name={name}
      aria-label={label}
      placeholder={placeholder}
      defaultValue={defaultValue}
      maxLength={maxLength}
      autoComplete="off"
      onChange={search}
      onBlur={leave}
      className="min-w-0 grow [&::-webkit-search-cancel-button]:hidden"
    />
  );
}
