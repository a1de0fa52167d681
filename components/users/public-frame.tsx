import { Archive } from 'lucide-react';
import type { ReactNode } from 'react';

/** The page around sign-in and its like: the product's name and one column. */
export function PublicFrame({ product, children }: { product: string; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh content-start justify-items-center bg-base-200 px-4 pt-[12vh] pb-10 max-sm:pt-8">
      <div className="w-full max-w-sm">
        <p className="mb-6 flex items-center justify-center gap-2.5">
          <span className="grid size-8 place-items-center rounded-lg bg-primary text-primary-content">
            <Archive aria-hidden="true" size={18} strokeWidth={1.75} />
          </span>
          <span className="text-title font-semibold tracking-tight">{product}</span>
        </p>
        {children}
      </div>
    </main>
  );
}
