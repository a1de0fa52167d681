import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeAvatar } from '#lib/contacts/avatar/encode-avatar.ts';
import { getAvatar } from '#lib/contacts/avatar/get-avatar.ts';
import { readAvatarUpload } from '#lib/contacts/avatar/read-avatar-upload.ts';
import { setAvatar } from '#lib/contacts/avatar/set-avatar.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let owner: Actor;
let agent: Actor;

beforeAll(async () => {
  const everyone = await actors(db());
  owner = everyone.owner;
  agent = everyone.agent;
});

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3366cc' } });

describe('a picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('is taken as %s and kept as a square of WebP', async (format) => {
    const kept = await encodeAvatar(await picture(640, 480).toFormat(format).toBuffer());
    expect(await sharp(kept).metadata()).toMatchObject({ format: 'webp', width: 256, height: 256 });
  });

  it('keeps nothing that the file said beside it', async () => {
    const marked = await picture(300, 300)
      .withExif({ IFD0: { Artist: 'Maria Marcador', Copyright: 'segredo' }, IFD3: { GPSLatitude: '27/1' } })
      .jpeg()
      .toBuffer();
    expect(marked.includes('Maria Marcador')).toBe(true);
    const kept = await encodeAvatar(marked);
    expect(kept.includes('Maria Marcador')).toBe(false);
    expect((await sharp(kept).metadata()).exif).toBeUndefined();
  });

  it('stands upright', async () => {
    const left = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'white' } })
      .composite([{ input: await picture(20, 20).png().toBuffer(), left: 0, top: 0 }])
      .jpeg({ quality: 100 })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const kept = sharp(await encodeAvatar(left));
    const at = async (left: number, top: number) =>
      (await kept.clone().extract({ left, top, width: 1, height: 1 }).raw().toBuffer())[0] ?? 0;
    expect(await at(128, 20)).toBeLessThan(120);
    expect(await at(128, 235)).toBeGreaterThan(200);
  });

  it.each([
    ['a text', Buffer.from('name;phone\nAna;1'), 'avatar_type'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'avatar_type'],
    ['a GIF', Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64'), 'avatar_type'],
    ['nothing', Buffer.alloc(0), 'avatar_missing'],
  ])('%s is none', async (_what, file, code) => {
    await expect(encodeAvatar(file)).rejects.toMatchObject({ fields: { avatar: [{ code }] } });
  });

  it('that is cut off is refused', async () => {
    const whole = await picture(800, 800).jpeg().toBuffer();
    await expect(encodeAvatar(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({
      fields: { avatar: [{ code: 'avatar_unreadable' }] },
    });
  });

  it('of more pixels than anyone needs is refused before it is unpacked', async () => {
    const bomb = await picture(10_000, 10_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(encodeAvatar(bomb)).rejects.toMatchObject({
      fields: { avatar: [{ code: 'avatar_dimensions' }] },
    });
  });
});

describe('a contact’s picture', () => {
  it('is set, replaced and taken away, and goes with the contact', async () => {
    const { id } = await createContact(owner, { name: 'Ana' });
    await setAvatar(owner, id, await picture(10, 10).png().toBuffer());
    const first = (await getContact(owner, id)).avatarAt;
    expect(first).toBeInstanceOf(Date);
    await setAvatar(owner, id, await picture(20, 20).png().toBuffer());
    const { bytes, version } = await getAvatar(owner, id);
    expect(await sharp(bytes ?? undefined).metadata()).toMatchObject({ format: 'webp' });
    expect(await getAvatar(owner, id, version)).toEqual({ bytes: null, version });
    await setAvatar(owner, id, await picture(30, 30).png().toBuffer());
    expect((await getAvatar(owner, id, version)).bytes).not.toBeNull();
    await setAvatar(owner, id, null);
    expect((await getContact(owner, id)).avatarAt).toBeNull();
    await expect(getAvatar(owner, id)).rejects.toMatchObject({ name: 'NotFound' });
    await setAvatar(owner, id, await picture(10, 10).png().toBuffer());
    await deleteContact(owner, id);
    const { rows } = await db().execute(sql`select from contact_avatar where contact_id = ${id}`);
    expect(rows).toEqual([]);
  });

  it('is not there for who does not see the contact', async () => {
    const { rows } = await db().execute<{ id: number }>(
      sql`insert into segment (name) values ('VIP') returning id`,
    );
    const { id } = await createContact(owner, { name: 'Bia' });
    await setAvatar(owner, id, await picture(10, 10).png().toBuffer());
    await db().execute(
      sql`update contact set segment_ids = array[${rows[0]?.id}]::integer[] where id = ${id}`,
    );
    await expect(getAvatar(agent, id)).rejects.toMatchObject({ name: 'NotFound' });
    await expect(setAvatar(agent, id, null)).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe('an uploaded picture', () => {
  const upload = (file: Blob | null, headers: Record<string, string> = {}) => {
    const form = new FormData();
    if (file) form.set('avatar', file, 'a.png');
    return new Request('http://localhost/', { method: 'POST', body: form, headers });
  };

  it('is read when its length is announced', async () => {
    const request = upload(new Blob(['abc']), { 'content-length': '300' });
    expect((await readAvatarUpload(request)).toString()).toBe('abc');
  });

  it.each([
    [
      'announced as too large',
      upload(new Blob(['abc']), { 'content-length': '20000000' }),
      'avatar_too_large',
    ],
    ['not announced', upload(new Blob(['abc'])), 'avatar_too_large'],
    ['not there', upload(null, { 'content-length': '300' }), 'avatar_missing'],
  ])('%s is refused', async (_what, request, code) => {
    await expect(readAvatarUpload(request)).rejects.toMatchObject({ fields: { avatar: [{ code }] } });
  });
});
