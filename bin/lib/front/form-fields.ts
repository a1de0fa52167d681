import type { IncomingMessage } from 'node:http';

/** Few forms come near; what is longer is not shown again. */
const MOST_BYTES = 200_000;

export interface FormField {
  name: string;
  value: string;
}

/** The texts of a form as it was sent; none of what is no form, or far too large for one. */
export async function fieldsOfForm({ headers }: IncomingMessage, body: Buffer): Promise<FormField[]> {
  const type = headers['content-type'] ?? '';
  if (!/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/.test(type)) return [];
  if (body.length > MOST_BYTES) return [];
  const answer = new Response(Uint8Array.from(body), { headers: { 'Content-Type': type } });
  // What can not be read as a form has no fields.
  const form = await answer.formData().catch(() => new FormData());
  return [...form].flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : []));
}
