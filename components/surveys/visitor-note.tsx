import type { LucideIcon } from 'lucide-react';
import { Card } from '../ui/card.tsx';

/** One thing said to somebody who does not work here. */
export function VisitorNote({ icon: Icon, title, text }: { icon: LucideIcon; title: string; text: string }) {
  return (
    <Card className="px-6 py-10 text-center">
      <span className="mx-auto mb-4 grid size-12 place-items-center rounded-full bg-primary/10 text-primary">
        <Icon aria-hidden="true" size={20} strokeWidth={1.75} />
      </span>
      <h1 className="text-title font-semibold tracking-tight text-balance">{title}</h1>
      <p className="mt-1.5 text-body text-base-content/75 text-pretty">{text}</p>
    </Card>
  );
}
