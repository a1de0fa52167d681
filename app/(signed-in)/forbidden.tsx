import { StatusPage } from '#components/layout/problem/status-page.tsx';

/** The role does not allow it, inside the shell. */
export default function ForbiddenHere() {
  return <StatusPage status="forbidden" />;
}
