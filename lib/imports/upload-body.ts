import { Refused } from '#lib/core/errors.ts';

export interface UploadLimits {
  /** Bytes of the whole body. */
  most: number;
  /** Milliseconds without a byte, while we are waiting for one. An upload may take as long as it likes. */
  silence: number;
}

const DEFAULT_MOST_BYTES = 1 << 30;
/** What a form puts around its file. */
const FORM_BYTES = 65_536;

/** Bytes a file may have. */
export function mostUploadBytes(): number {
  return Number(process.env.UPLOAD_MAX_BYTES ?? DEFAULT_MOST_BYTES);
}

export function uploadMegabytes(): number {
  return Math.floor(mostUploadBytes() / 1_048_576);
}

export function uploadLimits(): UploadLimits {
  return { most: mostUploadBytes() + FORM_BYTES, silence: 60_000 };
}

/**
 * The bytes of a body as they arrive, for as long as they do.
 * @throws Refused `file_too_large`, `upload_silent`
 */
export async function* uploadBody(
  body: AsyncIterable<Uint8Array>,
  limits: UploadLimits,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of untilSilent(body, limits.silence)) {
    size += piece.byteLength;
    if (size > limits.most) throw fileTooLarge();
    yield piece;
  }
}

export function fileTooLarge(): Refused {
  return new Refused({ file: [{ code: 'file_too_large', params: { megabytes: uploadMegabytes() } }] });
}

async function* untilSilent(body: AsyncIterable<Uint8Array>, silence: number): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await within(silence, pieces.next());
    if (done) return;
    yield value;
  }
}

/** What is waited for in vain is left to itself: whoever answers the request ends its connection. */
async function within<Result>(milliseconds: number, arriving: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const silent = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refused({ file: [{ code: 'upload_silent' }] })), milliseconds);
  });
  try {
    return await Promise.race([arriving, silent]);
  } finally {
    clearTimeout(timer);
  }
}
