import type { ReactNode } from 'react';
import { Card } from '../ui/card.tsx';

interface PublicCardProps {
  title: ReactNode;
  lead?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}

/** The one box of a page for people who are not signed in. */
export function PublicCard({ title, lead, foot, children }: PublicCardProps) {
  return (
    <>
      <Card className="p-6">
        <h1 className="text-title font-semibold tracking-tight">{title}</h1>
        {lead && <p className="mt-1 mb-5 text-body text-base-content/75 text-pretty">{lead}</p>}
        {children}
      </Card>
      {foot && <p className="mt-4 px-2 text-center text-small text-base-content/75 text-pretty">{foot}</p>}
    </>
  );
}
