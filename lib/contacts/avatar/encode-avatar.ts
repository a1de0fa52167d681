import sharp from 'sharp';
import { refuse } from '#lib/core/errors.ts';

const SIDE = 256;
const MOST_PIXELS = 50_000_000;
const MOST_SECONDS = 10;
const FORMATS = ['jpeg', 'png', 'webp'];

// Whatever else libvips was built with stays shut: every decoder is a way in.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
sharp.cache(false);
sharp.concurrency(1);

/** Encoded anew: nothing else that was in the file (place, camera, owner) is left. @throws Refused */
export async function encodeAvatar(file: Buffer): Promise<Buffer> {
  if (file.length === 0) refuse('avatar', 'avatar_missing');
  const { format, width = 0, height = 0 } = await decoded(file).metadata().catch(unreadable);
  if (!format || !FORMATS.includes(format)) refuse('avatar', 'avatar_type');
  if (width * height > MOST_PIXELS) refuse('avatar', 'avatar_dimensions');
  return decoded(file)
    .timeout({ seconds: MOST_SECONDS })
    .autoOrient()
    .resize(SIDE, SIDE, { fit: 'cover' })
    .webp({ quality: 82 })
    .toBuffer()
    .catch(unreadable);
}

function decoded(file: Buffer) {
  return sharp(file, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 });
}

function unreadable(error: unknown): never {
  const tooLarge = error instanceof Error && /pixel limit|exceeds/i.test(error.message);
  if (tooLarge) refuse('avatar', 'avatar_dimensions');
  const unknown = error instanceof Error && /unsupported image format|blocked/i.test(error.message);
  refuse('avatar', unknown ? 'avatar_type' : 'avatar_unreadable');
}
