'use client';

import { Failure } from '#components/layout/problem/failure.tsx';
import { useFailureTexts } from '#components/layout/problem/failure-texts.ts';

interface ErrorPageProps {
  error: Error & { digest?: string };
  retry: () => void;
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <main className="flex min-h-dvh flex-col">
      <Failure texts={useFailureTexts()} {...{ error, retry }} />
    </main>
  );
}
