import { Readable } from 'node:stream';
import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy';
import { Refused, refuse } from '#lib/core/errors.ts';
import { fileTooLarge, type UploadLimits, uploadBody, uploadLimits } from '../upload-body.ts';
import type { IncomingFile } from './store-upload.ts';
import { WORKBOOK_TYPE } from './workbook-type.ts';

/**
 * The file of an upload as a stream: the first file of a multipart form, or the whole body when it is CSV text or a
 * workbook. Bytes are pulled through as the reader asks for them; nothing is collected.
 * What announces too much is refused before its first byte.
 * @throws Refused `file_missing`, `file_too_large`, `several_files`, `upload_incomplete`, `upload_silent`, `upload_type`
 */
export async function readUpload(
  request: Request,
  limits: UploadLimits = uploadLimits(),
): Promise<IncomingFile> {
  const type = request.headers.get('content-type') ?? '';
  if (!request.body) refuse('file', 'file_missing');
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (length > limits.most) throw fileTooLarge();
  const body = Readable.from(uploadBody(request.body, limits), { objectMode: false });
  if (/^multipart\/form-data;.*\bboundary=./i.test(type)) return fromForm(body, type);
  if (/^multipart\/form-data/i.test(type)) refuse('file', 'file_missing');
  const isWorkbook = type.toLowerCase().startsWith(WORKBOOK_TYPE);
  if (isWorkbook || /^(text\/csv|text\/plain|application\/octet-stream|application\/csv)/i.test(type)) {
    const fileName = isWorkbook ? 'api.xlsx' : 'api.csv';
    return { fileName, body, declaredBytes: Number.isFinite(length) ? length : undefined };
  }
  refuse('file', 'upload_type');
}

function fromForm(body: Readable, type: string): Promise<IncomingFile> {
  return new Promise((resolve, reject) => {
    const form = new Busboy({
      headers: { 'content-type': type } as BusboyHeaders,
      limits: { files: 1, fields: 10, fieldSize: 1000, parts: 12 },
    });
    let found = false;
    const values: Record<string, string> = Object.create(null);
    form.on('field', (name: string, value: string) => {
      values[name] = value;
    });
    const fields = new Promise<typeof values>((known, broken) => {
      form.on('finish', () => known(values));
      form.on('error', () => broken(refusal('upload_incomplete')));
      body.once('close', () => {
        if (!body.readableEnded) broken(refusal('upload_incomplete'));
      });
    });
    fields.catch(() => {});
    form.on('file', (_field: string, stream: BusboyFileStream, fileName: string) => {
      found = true;
      // Broken off before anyone reads: kept in the stream for the reader, who would otherwise wait for ever.
      stream.on('error', (error) => stream.destroy(error));
      // A connection that breaks off must end the reading with an error, never look like the end of the file.
      body.once('error', (error) => stream.destroy(error));
      body.once('close', () => {
        if (!body.readableEnded) stream.destroy(new Error('upload broke off'));
      });
      resolve({ fileName: fileName || '', body: nonEmpty(stream, fileName), fields });
    });
    form.on('filesLimit', () => body.destroy(refusal('several_files')));
    form.on('finish', () => {
      if (!found) reject(refusal('file_missing'));
    });
    form.on('error', () => reject(refusal('file_missing')));
    body.once('error', (error) => reject(error instanceof Refused ? error : refusal('file_missing')));
    body.pipe(form);
  });
}

/** A browser sends an empty nameless file when none was chosen. */
async function* nonEmpty(stream: BusboyFileStream, fileName: string): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      bytes += piece.byteLength;
      yield piece;
    }
  } catch (error) {
    if (error instanceof Refused) throw error;
    refuse('file', 'upload_incomplete');
  }
  if (bytes === 0 && !fileName) refuse('file', 'file_missing');
}

function refusal(code: string): Refused {
  return new Refused({ file: [{ code }] });
}
