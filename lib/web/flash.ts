export const FLASH_COOKIE = 'carteira_flash';

/** Request header by which `proxy.ts` hands a page the message it took out of the cookie. */
export const FLASH_HEADER = 'x-carteira-flash';

/** A message shown once after a redirect: a key of the message catalogue and what fills it (counts, never personal data). */
export interface Flash {
  key: string;
  params?: Record<string, string | number>;
  tone?: 'success' | 'warning' | 'error';
  /** The run it is about, which can be looked at, and taken back when `undo` is set. */
  run?: { id: number; undo?: boolean };
  /** The merge it is about, which can be taken back, and the contact that remained. */
  merge?: { id: number; contactId: number };
}

export function parseFlash(value: string | undefined): Flash | null {
  if (!value) return null;
  try {
    const flash = JSON.parse(value) as Flash;
    if (typeof flash.key !== 'string' || !/^[\w.-]{1,80}$/.test(flash.key)) return null;
    const ids = [
      ...(flash.run === undefined ? [] : [flash.run?.id]),
      ...(flash.merge === undefined ? [] : [flash.merge?.id, flash.merge?.contactId]),
    ];
    return ids.every(Number.isSafeInteger) ? flash : null;
  } catch {
    return null;
  }
}
