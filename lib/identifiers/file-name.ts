import { normalizeText } from './normalize-text.ts';

const LONGEST = 200;
/** Invisible characters and those that change text direction: `cnt\u202Evsc.exe` is displayed as `cntexe.csv`. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** The last segment of a path without control, direction or invisible characters; at most 200 long. */
export function cleanFileName(fileName: string): string {
  const base = fileName.split(/[\\/]/).at(-1) ?? '';
  return [...normalizeText(base.replace(UNSEEN, ''))].slice(0, LONGEST).join('').trim();
}

/** Content-Disposition for a download. Accents are kept (RFC 6266), and no character can end the header early. */
export function attachment(fileName: string): string {
  const name = cleanFileName(fileName);
  const plain = name.replace(/[^\w.-]/g, '_');
  const coded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`;
}
