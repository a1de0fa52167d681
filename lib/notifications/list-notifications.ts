import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { notifications, runs, services, users } from '#db/schema/index.ts';
import type { AppointmentView } from '#lib/appointments/appointment.ts';
import { listAppointmentsOf } from '#lib/appointments/list-appointments.ts';
import type { Actor } from '#lib/core/actor.ts';
import {
  isStanding,
  type StandingKind,
  type StandingNotifications,
} from '#lib/core/notifications/settle-standing.ts';
import { authorize } from '#lib/core/permissions.ts';
import { RUN_COLUMNS } from '#lib/core/runs/run-view-kind.ts';
import { type RunView, runViews } from '#lib/runs/run-view.ts';

const MOST = 20;

export type Notification = { id: number; read: boolean } & (
  | { kind: RunNotice; run: RunView }
  | { kind: 'appointment_due'; appointment: AppointmentView }
  | Standing
);

type RunNotice = 'progress' | 'interrupted' | 'waiting';

/** Its subject is a user or a service, by id and name; the name is null for what was removed since. */
export type Standing = {
  [Kind in StandingKind]: {
    kind: Kind;
    subject: { id: number; name: string | null };
    detail: StandingNotifications[Kind];
  };
}[StandingKind];

/** Open ones, newest first. */
export async function listNotifications(actor: Actor, db: Database = database()): Promise<Notification[]> {
  authorize(actor, 'notifications.view');
  const rows = await openNotifications(db).execute({ userId: actor.userId });
  const views = await runViews(
    actor,
    rows.flatMap(({ run }) => run ?? []),
    db,
  );
  const runOf = new Map(views.map((view) => [view.id, view]));
  const dueOf = await dueAppointments(actor, rows, db);
  return rows.flatMap((row): Notification[] => {
    const base = { id: row.id, read: row.readAt !== null };
    if (row.kind === 'appointment_due') {
      const appointment = dueOf.get(row.aboutId ?? 0);
      return appointment ? [{ ...base, kind: row.kind, appointment }] : [];
    }
    if (!isStanding(row.kind)) {
      const run = runOf.get(row.run?.id ?? 0);
      return run ? [{ ...base, kind: row.kind, run }] : [];
    }
    const subject = { id: row.aboutId ?? 0, name: row.subjectName };
    // Written by `settleStanding` alone, in the shape of its kind.
    return [{ ...base, kind: row.kind, subject, detail: row.detail } as Notification];
  });
}

/** As far as the actor sees them: a segment may be somebody else's by now. */
async function dueAppointments(
  actor: Actor,
  rows: readonly { kind: string; aboutId: number | null }[],
  db: Database,
): Promise<ReadonlyMap<number, AppointmentView>> {
  const ids = rows.flatMap(({ kind, aboutId }) => (kind === 'appointment_due' ? (aboutId ?? []) : []));
  const found = ids.length === 0 ? [] : await listAppointmentsOf(actor, ids, db);
  return new Map(found.map((one) => [one.id, one]));
}

const openNotifications = prepared((db) =>
  db
    .select({
      id: notifications.id,
      kind: notifications.kind,
      readAt: notifications.readAt,
      aboutId: notifications.aboutId,
      subjectName: sql<
        string | null
      >`case when ${notifications.kind} like 'queue%' then ${services.name} else ${users.name} end`,
      detail: notifications.detail,
      run: RUN_COLUMNS,
    })
    .from(notifications)
    .leftJoin(runs, eq(runs.id, notifications.runId))
    .leftJoin(users, sql`${users.id} = ${notifications.aboutId}`)
    .leftJoin(services, sql`${services.id} = ${notifications.aboutId}`)
    .where(and(eq(notifications.userId, sql.placeholder('userId')), isNull(notifications.closedAt)))
    .orderBy(desc(notifications.id))
    .limit(MOST)
    .prepare('notifications'),
);
