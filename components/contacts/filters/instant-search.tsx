'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { addressOf, OPENS_ONLY_HIT } from './form-address.ts';

interface InstantSearchProps {
  id: string;
  name: string;
  label: string;
  placeholder: string;
  defaultValue: string;
  maxLength: number;
  /** Seals the words in the address. */
  sealKey: string;
}

const PAUSE_MS = 250;

/** The search field of a form, which by itself goes where the form would lead once the typing pauses. */
export function InstantSearch({ sealKey, ...props }: InstantSearchProps) {
  const { id, name, label, placeholder, defaultValue, maxLength } = props;
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
    const address = addressNow();
    if (address) router.replace(address.typed, { scroll: false });
  }

  function addressNow() {
    clearTimeout(pause.current);
    pause.current = undefined;
    const form = field.current?.form;
    if (!form) return null;
    return { sent: addressOf(form, sealKey), typed: addressOf(form, sealKey, [OPENS_ONLY_HIT]) };
  }

  /** Enter opens the only hit, over the list where it is there already. */
  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const address = addressNow();
    if (address) router.push(address.sent, { scroll: false });
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
      onChange={search}
      onKeyDown={press}
      onBlur={leave}
      className="min-w-0 grow [&::-webkit-search-cancel-button]:hidden"
    />
  );
}
