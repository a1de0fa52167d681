/** What a file is that is no table. */
export type ForeignKind =
  | 'pdf'
  | 'image'
  | 'archive'
  | 'document'
  | 'json'
  | 'xml_workbook'
  | 'xml'
  | 'web_page'
  | 'mail';

/** First bytes, in latin1. */
const SIGNATURES: readonly (readonly [ForeignKind, string])[] = [
  ['pdf', '%PDF-'],
  ['image', '\x89PNG\r\n'],
  ['image', '\xff\xd8\xff'],
  ['image', 'GIF87a'],
  ['image', 'GIF89a'],
  ['archive', '\x1f\x8b'],
  ['archive', '7z\xbc\xaf'],
  ['archive', 'Rar!\x1a'],
  ['document', '{\\rtf'],
];

/** Beginnings of text, behind blanks. */
const TEXTS: readonly (readonly [ForeignKind, RegExp])[] = [
  ['json', /^(?:\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\})|\[\s*(?:[{\]]|"(?:[^"\\]|\\.)*"\s*[,\]]|\[))/],
  ['xml_workbook', /^<\?(?:xml|mso-application)[\s\S]*urn:schemas-microsoft-com:office:spreadsheet/],
  ['web_page', /^(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|table|meta)\b/i],
  ['xml', /^<\?xml\b/],
  ['mail', /^(?:From \S+@|Return-Path: |Received: from )/],
];

/** Names what a file is by its first bytes, whatever its name says; null when it may be a table. */
export function foreignKind(start: Buffer): ForeignKind | null {
  const text = withoutMark(start);
  if (/^RIFF.{4}WEBP|^.{4}ftyp(?:hei|avi|mif)/s.test(text)) return 'image';
  const signed = SIGNATURES.find(([, signature]) => text.startsWith(signature));
  return (signed ?? TEXTS.find(([, beginning]) => beginning.test(text.trimStart())))?.[0] ?? null;
}

export function isVcard(start: Buffer): boolean {
  return /^\s*BEGIN:VCARD\s/i.test(withoutMark(start));
}

function withoutMark(start: Buffer): string {
  return start.toString('latin1').replace(/^\xef\xbb\xbf/, '');
}
