import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { deploymentSecret } from '#lib/core/secret.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypted for one person: nonce, tag, text. A copy of the database tells nothing of it. */
export function sealed(text: string, userId: number): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key(), nonce).setAAD(owner(userId));
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]);
}

/** Null for what was sealed for somebody else or under an earlier secret. */
export function opened(content: Buffer, userId: number): string | null {
  const nonce = content.subarray(0, NONCE_BYTES);
  const tag = content.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const hidden = content.subarray(NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv(CIPHER, key(), nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(owner(userId)).setAuthTag(tag);
    return decipher.update(hidden, undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}

function key(): Buffer {
  return Buffer.from(hkdfSync('sha256', deploymentSecret(), '', 'kept form', 32));
}

function owner(userId: number): Buffer {
  return Buffer.from(String(userId));
}
