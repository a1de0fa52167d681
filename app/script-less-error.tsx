'use client';

import { useServerInsertedHTML } from 'next/navigation';
import { takeFailure } from '#lib/web/failed-requests.ts';

/**
 * Next answers a refused or failed page with the right status and an empty document. Where scripts run, they draw the
 * error page into it; where they do not, this line leads to one. It draws nothing itself.
 */
export function ScriptLessError({ request }: { request: string }) {
  useServerInsertedHTML(() => {
    const status = takeFailure(request);
    if (status === null) return null;
    return (
      <noscript>
        <meta httpEquiv="refresh" content={`0;url=/problem/${status}`} />
      </noscript>
    );
  });
  return null;
}
