import { Unlink } from 'lucide-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '../ui/button-link.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** A one-time link that opens nothing any more, and what to do instead. */
export function SpentLink({ title, text, action }: { title: ReactNode; text: ReactNode; action: ReactNode }) {
  return (
    <Card flush>
      <EmptyState
        icon={<Unlink size={20} strokeWidth={1.75} />}
        title={title}
        text={text}
        action={<ButtonLink href="/sign-in">{action}</ButtonLink>}
      />
    </Card>
  );
}
