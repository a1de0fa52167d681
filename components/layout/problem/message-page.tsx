import type { ReactNode } from 'react';

interface MessagePageProps {
  icon: ReactNode;
  title: ReactNode;
  text: ReactNode;
  /** A line for those who help: an error's code. */
  note?: ReactNode;
  children: ReactNode;
}

/** A page that has only something to say: not found, forbidden, failed. Always with a way on. */
export function MessagePage({ icon, title, text, note, children }: MessagePageProps) {
  return (
    <div className="grid grow place-items-center px-6 py-16">
      <div className="flex max-w-md flex-col items-center text-center">
        <span
          aria-hidden="true"
          className="mb-4 grid size-12 place-items-center rounded-full bg-primary/10 text-primary"
        >
          {icon}
        </span>
        <h1 className="text-title font-semibold tracking-tight text-balance">{title}</h1>
        <p className="mt-1.5 text-body text-base-content/75 text-pretty">{text}</p>
        {note && <p className="num mt-3 text-small text-base-content/70">{note}</p>}
        <div className="mt-5 flex flex-wrap justify-center gap-2">{children}</div>
      </div>
    </div>
  );
}
