'use client';

import { ChevronDown, ChevronUp, Maximize2, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { mayLeave } from '#components/ui/form/unsaved.ts';
import { buttonClass } from '../../ui/button-class.ts';
import { contactPath } from './contact-paths.ts';
import { listedContacts } from './list-rows.ts';
import { type Neighbours, neighboursOf } from './neighbours-of.ts';
import { RECORD_NAME_ID } from './record-name-id.ts';
import { useDrawerKeys } from './use-drawer-keys.ts';
import { useFocusInside } from './use-focus-inside.ts';
import { useNeighbours } from './use-neighbours.ts';
import { useOpenRow } from './use-open-row.ts';

export interface ContactDrawerWords {
  label: string;
  previous: string;
  next: string;
  page: string;
  close: string;
}

interface ContactDrawerProps {
  id: string;
  words: ContactDrawerWords;
  goBack: () => void;
  /** Beside the list, which goes on being used. */
  isBeside: boolean;
  children: ReactNode;
}

const ONE_PRESS_MS = 1_000;
const ICON = { 'aria-hidden': true, size: 16, strokeWidth: 1.75 } as const;

/**
 * A contact over the list, modal but not in the top layer: messages about what was done here must stay above it and within
 * reach. The frame stays while one goes from contact to contact, and with it the focus.
 */
export function ContactDrawer({ id, words, goBack, isBeside, children }: ContactDrawerProps) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const left = useRef(Number.NEGATIVE_INFINITY);
  const neighbours = useNeighbours(id);
  // Pressed again while a contact is on its way, it means the one beside that.
  const expected = useRef(id);
  useLayoutEffect(() => {
    expected.current = id;
  }, [id]);
  const turnTo = (side: keyof Neighbours) => () => {
    const isHere = expected.current === id;
    const other = (isHere ? neighbours : neighboursOf(listedContacts(), expected.current, 0))[side];
    if (other === undefined || !mayLeave()) return;
    expected.current = other;
    router.replace(contactPath(other), { scroll: false });
  };
  const [previous, next] = [turnTo('previous'), turnTo('next')];
  // Pressed again while the list is on its way, it would go back past it.
  const close = () => {
    const now = performance.now();
    if (now - left.current < ONE_PRESS_MS || location.pathname !== contactPath(id)) return;
    if (!mayLeave()) return;
    left.current = now;
    goBack();
  };
  useFocusInside(dialog, id, isBeside);
  useOpenRow(id);
  useDrawerKeys({ Escape: close, j: next, k: previous });

  return (
    <div className="contact-drawer">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: keys have Escape */}
      <div className="backdrop" tabIndex={-1} onClick={close} />
      <dialog
        ref={dialog}
        open
        aria-modal={isBeside ? undefined : true}
        aria-label={words.label}
        aria-labelledby={RECORD_NAME_ID}
        tabIndex={-1}
      >
        <div className="bar">
          <Turn label={words.previous} act={previous} isEnd={neighbours.previous === undefined}>
            <ChevronUp {...ICON} />
          </Turn>
          <Turn label={words.next} act={next} isEnd={neighbours.next === undefined}>
            <ChevronDown {...ICON} />
          </Turn>
          <a
            href={contactPath(id)}
            aria-label={words.page}
            title={words.page}
            className={buttonClass({ variant: 'ghost', square: true, className: 'ml-auto' })}
          >
            <Maximize2 {...ICON} size={14} />
          </a>
          <button
            type="button"
            aria-label={words.close}
            title={words.close}
            onClick={close}
            className={buttonClass({ variant: 'ghost', square: true })}
          >
            <X {...ICON} />
          </button>
        </div>
        {children}
      </dialog>
    </div>
  );
}

interface TurnProps {
  label: string;
  act: () => void;
  isEnd: boolean;
  children: ReactNode;
}

/** At the ends of the list it keeps its place and its focus, and does nothing. */
function Turn({ label, act, isEnd, children }: TurnProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-disabled={isEnd}
      onClick={act}
      className={buttonClass({ variant: 'ghost', square: true, className: 'aria-disabled:opacity-35' })}
    >
      {children}
    </button>
  );
}
