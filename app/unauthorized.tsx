import { StatusPage } from '#components/layout/problem/status-page.tsx';

/** Nobody is signed in, or not any more. */
export default function Unauthorized() {
  return (
    <main className="flex min-h-dvh flex-col">
      <StatusPage status="unauthorized" />
    </main>
  );
}
