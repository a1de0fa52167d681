'use client';

import { Volume2, VolumeX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';

/** What the poll of notifications says of the desk. */
export interface DeskCounts {
  open: number;
  held: number;
  voicemails: number;
  queue: number;
  stamp: number;
}

export const DESK_EVENT = 'carteira:desk';
/** Marks a page that is asked about often. */
export const DESK_PAGE = 'data-desk-live';

const SOUND = 'carteira.desk-sound';

interface DeskLiveProps {
  counts: DeskCounts;
  words: { on: string; off: string };
}

/** Draws the page anew when the desk changed, counts in its title, and rings for what is new where somebody wants that. */
export function DeskLive({ counts, words }: DeskLiveProps) {
  const router = useRouter();
  const shown = useRef(counts);
  const [rings, setRings] = useState(false);
  const ringing = useRef(rings);
  ringing.current = rings;
  shown.current = counts;

  useEffect(() => setRings(localStorage.getItem(SOUND) === 'on'), []);

  useEffect(() => {
    const count = counts.held + counts.queue;
    const bare = document.title.replace(/^\(\d+\) /, '');
    document.title = count > 0 ? `(${count}) ${bare}` : bare;
  });

  useEffect(() => {
    const heard = (event: Event) => {
      const now = (event as CustomEvent<DeskCounts>).detail;
      if (now.stamp === shown.current.stamp) return;
      const isMore = now.held + now.queue + now.open > sumOf(shown.current);
      shown.current = now;
      if (isMore && ringing.current) ring();
      router.refresh();
    };
    window.addEventListener(DESK_EVENT, heard);
    return () => window.removeEventListener(DESK_EVENT, heard);
  }, [router]);

  const label = rings ? words.off : words.on;
  const Icon = rings ? Volume2 : VolumeX;
  return (
    <span {...{ [DESK_PAGE]: '' }}>
      <Button
        variant="ghost"
        square
        aria-pressed={rings}
        aria-label={label}
        title={label}
        onClick={() => {
          localStorage.setItem(SOUND, rings ? 'off' : 'on');
          setRings(!rings);
        }}
        icon={<Icon aria-hidden="true" size={15} strokeWidth={1.75} />}
      />
    </span>
  );
}

function sumOf({ held, queue, open }: DeskCounts): number {
  return held + queue + open;
}

function ring(): void {
  const context = new AudioContext();
  const tone = context.createOscillator();
  const volume = context.createGain();
  volume.gain.value = 0.08;
  tone.frequency.value = 660;
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.18);
  tone.onended = () => void context.close();
}
