'use client';

import { Failure } from '#components/layout/problem/failure.tsx';
import { useFailureTexts } from '#components/layout/problem/failure-texts.ts';

interface ErrorPageProps {
  error: Error & { digest?: string };
  retry: () => void;
}

/** Inside the shell, so that the way on stays in sight. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return <Failure texts={useFailureTexts()} {...{ error, retry }} />;
}
