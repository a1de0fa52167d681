import { sql } from 'drizzle-orm';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { anonymizeContacts } from '#lib/anonymization/anonymize-contacts.ts';
import { calendarFile } from '#lib/appointments/calendar-file.ts';
import { createAppointment } from '#lib/appointments/create-appointment.ts';
import { exportAppointments } from '#lib/appointments/export-appointments.ts';
import { getAppointment } from '#lib/appointments/get-appointment.ts';
import { listAgenda, listAppointments, listDue } from '#lib/appointments/list-appointments.ts';
import { openAppointments } from '#lib/appointments/open-appointments.ts';
import { settleDue } from '#lib/appointments/settle-due.ts';
import { updateAppointment } from '#lib/appointments/update-appointment.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, NotFound } from '#lib/core/errors.ts';
import { appointmentFigures } from '#lib/dashboard/appointment-figures.ts';
import { dayStart } from '#lib/dates/zoned-time.ts';
import { setPresence } from '#lib/interactions/set-presence.ts';
import { closeNotification } from '#lib/notifications/close-notification.ts';
import { listNotifications } from '#lib/notifications/list-notifications.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { createService } from '#lib/services/create-service.ts';
import { countLeft } from '#lib/users/leave-desk-to.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { deliver, makeChannel, makeContact } from '#tests/interactions/desk.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Awaited<ReturnType<typeof actors>>;
let ana: number;
let queue: number;

beforeAll(async () => {
  people = await actors(db());
  ana = await makeContact(people.owner, 'Ana Souza', { clientCode: 'ANA-1' });
  queue = (await createService(people.owner, { name: 'Retornos' })).id;
});

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const make = (actor: Actor, more: object = {}) =>
  createAppointment(actor, { contactId: ana, startsAt: inHours(2), ...more });
const one = (id: number) => getAppointment(people.owner, id);
const isOver = (id: number) =>
  db().execute(sql`update appointment set starts_at = now() - interval '1 minute' where id = ${id}`);

describe('an appointment', () => {
  it('is its maker’s where nobody is named, and says whom, when, through what', async () => {
    const channel = await makeChannel('voice', { name: 'Telefone' });
    const id = await createAppointment(people.agent, {
      clientCode: 'ANA-1',
      date: '2027-03-10',
      time: '14:30',
      minutes: '45',
      channel,
      note: ' Confirmar\r\no endereço ',
    });
    expect(await one(id)).toMatchObject({
      contact: { id: ana, name: 'Ana Souza' },
      agent: { id: people.agent.userId },
      service: null,
      channel: { name: 'Telefone' },
      startsAt: new Date('2027-03-10T17:30:00Z'),
      minutes: 45,
      note: 'Confirmar\no endereço',
      state: 'open',
    });
  });

  it('is for a queue, or for somebody else where the maker is no agent', async () => {
    expect(await one(await make(people.agent, { service: 'retornos' }))).toMatchObject({
      agent: null,
      service: { id: queue },
    });
    const other = { agentEmail: people.supervisor.email };
    expect(await refusal(make(people.agent, other))).toEqual({ agentEmail: ['appointment_own'] });
    expect((await one(await make(people.manager, other))).agent?.id).toBe(people.supervisor.userId);
    const both = make(people.manager, { ...other, service: queue });
    expect(await refusal(both)).toEqual({ service: ['appointment_one'] });
  });

  it('takes no time that is over, far away, skipped by clocks, or none', async () => {
    const newYork = { ...people.owner, timeZone: 'America/New_York' };
    const at = (date: string, time: string) =>
      refusal(createAppointment(newYork, { contactId: ana, date, time }));
    expect(await at('2027-03-14', '02:30')).toEqual({ time: ['time_skipped'] });
    expect(await at('2020-01-01', '10:00')).toEqual({ date: ['appointment_past'] });
    expect(await at('2199-01-01', '10:00')).toEqual({ date: ['appointment_far'] });
    expect(await at('2027-02-30', '10:00')).toEqual({ date: ['day_invalid'] });
    expect(await at('2027-03-01', '25:00')).toEqual({ time: ['time_invalid'] });
    expect(await at('', '')).toEqual({ date: ['required'] });
    expect(await refusal(createAppointment(newYork, { contactId: ana }))).toEqual({ date: ['required'] });
    expect(await refusal(make(people.owner, { minutes: 4 }))).toEqual({ minutes: ['minutes_range'] });
  });

  it('keeps its local hour over a change of clocks: the moment is another', async () => {
    const newYork = { ...people.owner, timeZone: 'America/New_York' };
    const moments = [];
    for (const date of ['2027-03-13', '2027-03-14', '2027-11-06', '2027-11-07'])
      moments.push(
        (await one(await createAppointment(newYork, { contactId: ana, date, time: '09:00' }))).startsAt,
      );
    expect(moments.map((date) => date.getUTCHours())).toEqual([14, 13, 13, 14]);
    const day = (date: string) =>
      listAgenda(newYork, { since: date, until: date, limit: 10 }).then((all) =>
        all.map(({ startsAt }) => startsAt),
      );
    expect(await day('2027-03-14')).toEqual([moments[1]]);
    expect(await day('2027-11-07')).toEqual([moments[3]]);
    const last = new Date(dayStart('2027-11-08', 'America/New_York').getTime() - 60_000).toISOString();
    const id = await createAppointment(newYork, { contactId: ana, startsAt: last });
    expect(
      (await listAgenda(newYork, { since: '2027-11-07', until: '2027-11-07', limit: 10 })).at(-1)?.id,
    ).toBe(id);
  });

  it('keeps its moment when the organization moves to another time zone, on the day that it is there', async () => {
    const [paulo, manaus] = ['America/Sao_Paulo', 'America/Manaus'].map((timeZone) => ({
      ...people.owner,
      timeZone,
    })) as [Actor, Actor];
    const id = await createAppointment(paulo, { contactId: ana, date: '2027-06-10', time: '00:30' });
    const { startsAt } = await one(id);
    expect(startsAt.toISOString()).toBe('2027-06-10T03:30:00.000Z');
    const on = async (actor: Actor, date: string) =>
      (await listAgenda(actor, { since: date, until: date, limit: 10 })).map((found) => found.id);
    expect(await on(paulo, '2027-06-10')).toEqual([id]);
    expect([await on(manaus, '2027-06-10'), await on(manaus, '2027-06-09')]).toEqual([[], [id]]);
    await updateAppointment(manaus, id, { note: 'Confirmado', date: '2027-06-09', time: '23:30' });
    expect((await one(id)).startsAt).toEqual(startsAt);
    await updateAppointment(manaus, id, { date: '2027-06-09', time: '23:45' });
    expect((await one(id)).startsAt.toISOString()).toBe('2027-06-10T03:45:00.000Z');
  });

  it('of an hour that clocks show twice is the first, and stays itself in a form that comes back', async () => {
    const newYork = { ...people.owner, timeZone: 'America/New_York' };
    const twice = { date: '2027-11-07', time: '01:30' };
    const id = await createAppointment(newYork, { contactId: ana, ...twice });
    expect((await one(id)).startsAt.toISOString()).toBe('2027-11-07T05:30:00.000Z');
    const second = await createAppointment(newYork, { contactId: ana, startsAt: '2027-11-07T06:30:00Z' });
    await updateAppointment(newYork, second, { ...twice, note: 'Segunda vez' });
    expect((await one(second)).startsAt.toISOString()).toBe('2027-11-07T06:30:00.000Z');
  });

  it('can be agreed on in an interaction, whose contact it is with', async () => {
    const channel = await makeChannel('whatsapp');
    const { id } = await deliver(people.owner, { channel, contactId: ana, body: 'Oi' });
    const made = await createAppointment(people.agent, { interactionId: id, startsAt: inHours(1) });
    expect(await one(made)).toMatchObject({ interactionId: id, contact: { id: ana } });
    const bia = await makeContact(people.owner, 'Bia');
    const wrong = createAppointment(people.agent, {
      interactionId: id,
      contactId: bia,
      startsAt: inHours(1),
    });
    expect(await refusal(wrong)).toEqual({ interactionId: ['interaction_of_another'] });
    const unknown = await deliver(people.owner, { channel, from: { externalId: 'u1' }, body: 'Oi' });
    const nobody = createAppointment(people.agent, { interactionId: unknown.id, startsAt: inHours(1) });
    expect(await refusal(nobody)).toEqual({ contactId: ['interaction_without_contact'] });
  });

  it('is done, missed or cancelled, and open again; every change counts', async () => {
    const id = await make(people.agent);
    for (const state of ['done', 'missed', 'cancelled'] as const) {
      await updateAppointment(people.agent, id, { state });
      expect(await one(id)).toMatchObject({ state, endedAt: expect.any(Date) });
      await updateAppointment(people.agent, id, { state: 'open' });
      expect(await one(id)).toMatchObject({ state: 'open', endedAt: null });
    }
    const { sequence } = await one(id);
    expect(sequence).toBe(6);
    await updateAppointment(people.agent, id, { state: 'open' });
    expect((await one(id)).sequence).toBe(6);
  });

  it('of another agent is changed by leads alone; a queue’s by whoever sees it', async () => {
    const other = await createActor('Nara Pires', 'agent');
    const id = await make(people.agent);
    await expect(updateAppointment(other, id, { state: 'done' })).rejects.toThrow(Forbidden);
    await updateAppointment(people.supervisor, id, { agentEmail: other.email });
    await updateAppointment(other, id, { note: 'x' });
    const queued = await make(people.agent, { service: queue });
    await updateAppointment(other, queued, { agentEmail: other.email });
    expect(await one(queued)).toMatchObject({ agent: { id: other.userId }, service: null });
  });

  it('keeps its time when a form sends it along after it is over', async () => {
    const id = await make(people.agent);
    await db().execute(sql`update appointment set starts_at = '2026-01-05T13:00:00Z' where id = ${id}`);
    await updateAppointment(people.agent, id, { date: '2026-01-05', time: '10:00', note: 'depois' });
    expect(await one(id)).toMatchObject({ note: 'depois', startsAt: new Date('2026-01-05T13:00:00Z') });
    const moved = updateAppointment(people.agent, id, { date: '2026-01-06', time: '10:00' });
    expect(await refusal(moved)).toEqual({ date: ['appointment_past'] });
  });

  it('is nothing to an agent who sees neither it nor its contact', async () => {
    await createSegment(people.owner, { name: 'Sul', operators: [] });
    const { id: contactId } = await createContact(people.owner, { name: 'Do Sul', segments: ['Sul'] });
    const id = await createAppointment(people.owner, { contactId, startsAt: inHours(3) });
    await expect(getAppointment(people.agent, id)).rejects.toThrow(NotFound);
    await expect(updateAppointment(people.agent, id, { state: 'done' })).rejects.toThrow(NotFound);
    const made = createAppointment(people.agent, { contactId, startsAt: inHours(3) });
    expect(await refusal(made)).toEqual({ contactId: ['contact_unknown'] });
    expect((await listAppointments(people.agent, { limit: 200, contact: contactId })).items).toEqual([]);
  });
});

describe('what is due', () => {
  const told = async (actor: Actor) =>
    (await listNotifications(actor)).flatMap((all) => ('appointment' in all ? [all.appointment.id] : []));

  it('is told to whoever keeps it, once, and taken back when it is dealt with', async () => {
    const agent = await createActor('Enzo Reis', 'agent');
    const id = await make(agent);
    await settleDue(db());
    expect(await told(agent)).toEqual([]);
    await isOver(id);
    await settleDue(db());
    await settleDue(db());
    expect(await told(agent)).toEqual([id]);
    expect(await told(people.manager)).toEqual([]);
    const [notice] = await listNotifications(agent);
    await closeNotification(agent, notice?.id ?? 0);
    await settleDue(db());
    expect(await told(agent)).toEqual([]);
    await updateAppointment(agent, id, { startsAt: inHours(1) });
    await isOver(id);
    await settleDue(db());
    expect(await told(agent)).toEqual([id]);
    await updateAppointment(people.supervisor, id, { agentEmail: people.supervisor.email });
    expect(await told(agent)).toEqual([]);
    expect(await told(people.supervisor)).toEqual([id]);
    await updateAppointment(people.supervisor, id, { state: 'done' });
    expect(await told(people.supervisor)).toEqual([]);
  });

  it('of a queue is told to those who are there and see the contact', async () => {
    const [there, away, elsewhere] = [
      await createActor('Lara Teles', 'agent'),
      await createActor('Hugo Sena', 'agent'),
      await createActor('Ruth Alves', 'agent'),
    ];
    await createSegment(people.owner, { name: 'Leste', operators: [there.email, away.email] });
    const { id: contactId } = await createContact(people.owner, { name: 'Do Leste', segments: ['Leste'] });
    const { rows } = await db().execute<{ id: number }>(sql`select id from segment where name = 'Leste'`);
    const seeing = { ...there, segmentIds: [rows[0]?.id ?? 0] };
    await setPresence(there, { presence: 'available' });
    await setPresence(elsewhere, { presence: 'available' });
    const id = await createAppointment(people.owner, { contactId, service: queue, startsAt: inHours(1) });
    await isOver(id);
    await settleDue(db());
    expect(await told(seeing)).toEqual([id]);
    expect(await told(away)).toEqual([]);
    expect(await told(elsewhere)).toEqual([]);
    expect((await listDue(seeing, new Date())).map((all) => all.id)).toContain(id);
    expect((await listDue(elsewhere, new Date())).map((all) => all.id)).not.toContain(id);
    await updateAppointment(seeing, id, { state: 'missed' });
    expect(await told(seeing)).toEqual([]);
  });

  it('stands in the figures', async () => {
    const before = await appointmentFigures(people.owner);
    const id = await make(people.agent, { startsAt: inHours(0.001) });
    await isOver(id);
    expect((await appointmentFigures(people.owner)).late).toBe(before.late + 1);
    await updateAppointment(people.agent, id, { state: 'done' });
    expect((await appointmentFigures(people.owner)).late).toBe(before.late);
  });
});

describe('appointments', () => {
  it('go to a colleague or a queue when who keeps them leaves', async () => {
    const [leaver, heir] = [
      await createActor('Saulo Dias', 'agent'),
      await createActor('Tina Moraes', 'agent'),
    ];
    const [first, done] = [await make(leaver), await make(leaver)];
    await updateAppointment(leaver, done, { state: 'done' });
    await updateUser(people.owner, leaver.userId, { active: false, to: 'user', userId: heir.userId });
    expect((await one(first)).agent?.id).toBe(heir.userId);
    expect((await one(done)).agent?.id).toBe(leaver.userId);
    const deactivate = (given: object) => updateUser(people.owner, heir.userId, { active: false, ...given });
    expect(await refusal(deactivate({}))).toEqual({ deskTo: ['desk_held'] });
    await db().execute(sql`update service set archived_at = now()`);
    expect(await refusal(deactivate({ deskTo: 'queue' }))).toEqual({ deskTo: ['appointments_left'] });
    expect((await one(first)).agent?.id).toBe(heir.userId);
    await db().execute(sql`update service set archived_at = null`);
    await deactivate({ deskTo: 'queue' });
    expect(await one(first)).toMatchObject({ agent: null, service: { id: queue } });
  });

  it('go where interactions go, to somebody else than the portfolio', async () => {
    const [leaver, heir] = [await createActor('Ivo Prado', 'agent'), await createActor('Yara Luz', 'agent')];
    const id = await make(leaver);
    await makeContact(people.owner, 'Do Ivo', {
      ownerId: leaver.userId,
      flow: 'message',
      assignedAt: new Date(),
    });
    expect(await countLeft(leaver.userId, db())).toEqual({
      open: 0,
      held: 0,
      voicemails: 0,
      appointments: 1,
    });
    const to = { to: 'keep', deskTo: 'user', deskUserId: heir.userId };
    await updateUser(people.owner, leaver.userId, { active: false, ...to });
    expect((await one(id)).agent?.id).toBe(heir.userId);
  });

  it('are filtered, paged and exported', async () => {
    const all = (await listAppointments(people.owner, { limit: 200 })).items;
    const first = await listAppointments(people.owner, { limit: 3 });
    const rest = await listAppointments(people.owner, { limit: 200, after: first.next ?? 0 });
    expect([...first.items, ...rest.items]).toEqual(all);
    const only = async (filters: object) =>
      (await listAppointments(people.owner, { limit: 200, ...filters })).items.map(({ id }) => id);
    const ids = (which: (item: (typeof all)[number]) => boolean) => all.filter(which).map(({ id }) => id);
    expect(await only({ state: 'done' })).toEqual(ids(({ state }) => state === 'done'));
    expect(await only({ keeper: 'services' })).toEqual(ids(({ service }) => service !== null));
    expect(await only({ keeper: 'agents' })).toEqual(ids(({ agent }) => agent !== null));
    expect(await only({ agent: people.agent.email })).toEqual(
      ids(({ agent }) => agent?.id === people.agent.userId),
    );
    const exported = [];
    for await (const piece of await exportAppointments(people.supervisor, {})) exported.push(...piece);
    expect(exported).toEqual(all);
    await expect(exportAppointments(people.agent, {})).rejects.toThrow(Forbidden);
  });

  it('are taken along without numbers, addresses and notes, in universal time', async () => {
    const contact = await createContact(people.owner, {
      name: 'Zé; da, Silva\\ Ção',
      phones: ['+5511987650099'],
      email: 'ze@silva.example',
    });
    const given = { contactId: contact.id, date: '2027-11-07', time: '09:00', note: 'segredo' };
    const id = await createAppointment({ ...people.agent, timeZone: 'America/New_York' }, given);
    await updateAppointment(people.agent, id, { state: 'cancelled' });
    const text = calendarFile([await one(id)], { title: (name) => `Com ${name}`, calendar: 'Agenda' });
    expect(text).not.toMatch(/segredo|987650099|silva\.example/);
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const calendar = new ICAL.Component(ICAL.parse(text));
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component);
    expect(event.summary).toBe('Com Zé; da, Silva\\ Ção');
    expect(event.startDate.toJSDate()).toEqual(new Date('2027-11-07T14:00:00Z'));
    expect(event.endDate.toJSDate()).toEqual(new Date('2027-11-07T14:30:00Z'));
    expect(text).toMatch(/DTSTART:20271107T140000Z\r\n/);
    expect(text).toMatch(/STATUS:CANCELLED\r\n/);
    expect(text).toMatch(/SEQUENCE:1\r\n/);
  });

  it('hold an anonymization back while they are open, then stay without their note; go with a deleted contact', async () => {
    const contactId = await makeContact(people.owner, 'Nilo Prado');
    const id = await createAppointment(people.agent, {
      contactId,
      startsAt: inHours(1),
      note: 'fala do Nilo',
    });
    expect(await openAppointments([contactId, ana], db())).toContain(contactId);
    const options = { runId: null, unlistsNumbers: false };
    const anonymize = () =>
      db().transaction((tx) => anonymizeContacts(people.owner, [contactId], options, tx));
    expect(await anonymize()).toEqual({ done: [], refused: [{ id: contactId, reason: 'open_appointment' }] });
    await updateAppointment(people.agent, id, { state: 'done' });
    expect(await openAppointments([contactId], db())).toEqual([]);
    expect(await anonymize()).toEqual({ done: [contactId], refused: [] });
    await expect(getAppointment(people.owner, id)).rejects.toThrow(NotFound);
    const [latest] = (await listAppointments(people.owner, { limit: 1 })).items;
    expect(latest).toMatchObject({ note: null, state: 'done' });
    const gone = await makeContact(people.owner, 'Vai embora');
    const with1 = await createAppointment(people.agent, { contactId: gone, startsAt: inHours(1) });
    await deleteContact(people.owner, gone);
    await expect(getAppointment(people.owner, with1)).rejects.toThrow(NotFound);
  });

  it('made while somebody anonymizes the contact hold it back or are refused, never lost', async () => {
    for (let round = 0; round < 8; round++) {
      const contactId = await makeContact(people.owner, `Corrida ${round}`);
      const options = { runId: null, unlistsNumbers: false };
      const [made, anonymized] = await Promise.allSettled([
        createAppointment(people.agent, { contactId, startsAt: inHours(1) }),
        db().transaction((tx) => anonymizeContacts(people.owner, [contactId], options, tx)),
      ]);
      const isDone = anonymized.status === 'fulfilled' && anonymized.value.done.length === 1;
      expect(isDone).toBe(made.status === 'rejected');
    }
  });
});
