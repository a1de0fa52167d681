import { getAppointment } from '#lib/appointments/get-appointment.ts';
import { idOf } from '#lib/core/row-id.ts';
import { sendFile } from '#lib/web/page-errors.ts';
import { currentActor } from '#lib/web/session.ts';
import { icsAnswer } from '../../ics-answer.ts';

/** One appointment, for a calendar. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return sendFile(async () => {
    const actor = await currentActor();
    return icsAnswer([await getAppointment(actor, idOf((await params).id))]);
  });
}
