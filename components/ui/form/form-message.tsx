import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

/** Why a form was refused. */
export function FormMessage({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 rounded-lg border border-error/35 bg-error/8 px-3 py-2 text-body text-error">
      <CircleAlert aria-hidden="true" size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}
