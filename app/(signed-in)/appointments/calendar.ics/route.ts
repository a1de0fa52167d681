import type { NextRequest } from 'next/server';
import { listAgenda } from '#lib/appointments/list-appointments.ts';
import { sendFile } from '#lib/web/page-errors.ts';
import { currentActor } from '#lib/web/session.ts';
import { agendaQuery } from '../agenda-query.ts';
import { icsAnswer } from '../ics-answer.ts';

const MOST = 500;

/** What an agenda shows, for a calendar. */
export async function GET(request: NextRequest): Promise<Response> {
  return sendFile(async () => {
    const actor = await currentActor();
    const { filters } = agendaQuery(Object.fromEntries(request.nextUrl.searchParams), actor);
    return icsAnswer(await listAgenda(actor, { ...filters, limit: MOST }));
  });
}
