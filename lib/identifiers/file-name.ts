import { normalizeText } from './normalize-text.ts';

const LONGEST = 200;
/** What nobody sees or what turns the letters around it: `cnt\u202Evsc.exe` is read as `cntexe.csv`. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** The last step of a path as people may see it: no control, direction or invisible sign, at most 200 characters. */
export function cleanFileName(fileName: string): string {
  const base = fileName.split(/[\\/]/).at(-1) ?? '';
  return [...normalizeText(base.replace(UNSEEN, ''))].slice(0, LONGEST).join('').trim();
}

/** Content-Disposition of a file to be saved; its name survives with accents (RFC 6266), and nothing ends the header early. */
export function attachment(fileName: string): string {
  const name = cleanFileName(fileName);
  const plain = name.replace(/[^\w.-]/g, '_');
  const coded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`;
}
