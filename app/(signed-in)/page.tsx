import { requireActor } from '#lib/core/session.ts';
export default async function DashboardPage() {
  await requireActor();
  return null;
}
