import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { deploymentSecret } from '#lib/core/secret.ts';

const BYTES = 32;
const NONCE = 12;
const TAG = 16;

/** @returns how receivers write it, and how it is kept: encrypted with the deployment's secret. */
export function newSecret(): { shown: string; sealed: Buffer } {
  const secret = randomBytes(BYTES);
  return { shown: `whsec_${secret.toString('base64')}`, sealed: seal(secret) };
}

function seal(secret: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key(), nonce);
  const text = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** @throws where the deployment's secret is another than when it was sealed */
export function unseal(sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
}

function key(): Buffer {
  return Buffer.from(hkdfSync('sha256', deploymentSecret(), '', 'webhook secrets', 32));
}
