import { Unlink } from 'lucide-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '../ui/button-link.tsx';
import { Card } from '../ui/card.tsx';

/** A one-time link that opens nothing any more, and what to do instead. */
export function SpentLink({ title, text, action }: { title: ReactNode; text: ReactNode; action: ReactNode }) {
  return (
    <Card className="px-6 py-10 text-center">
      <span className="mx-auto mb-4 grid size-12 place-items-center rounded-full bg-primary/10 text-primary">
        <Unlink aria-hidden="true" size={20} strokeWidth={1.75} />
      </span>
      <h1 className="text-title font-semibold tracking-tight text-balance">{title}</h1>
      <p className="mt-1.5 mb-5 text-body text-base-content/75 text-pretty">{text}</p>
      <ButtonLink href="/sign-in">{action}</ButtonLink>
    </Card>
  );
}
