import { type ZipPart, zipArchive } from '../../bin/lib/zip-archive.ts';

export interface WorkbookParts {
  /** What stands inside `sheetData`. */
  rows?: string;
  /** What stands inside each `si` of the shared strings. */
  strings?: string[];
  /** Number formats of styles 1, 2, …: a code, or the number of a built-in one. */
  formats?: (string | number)[];
  /** Attributes of `workbookPr`. */
  properties?: string;
  /** Parts to add, to replace or, with null, to leave out. */
  parts?: Record<string, Buffer | string | null>;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An .xlsx file as Excel lays it out, with one sheet. */
export function workbook(made: WorkbookParts = {}): Buffer {
  return zipArchive(workbookParts(made));
}

export function workbookParts({
  rows = '',
  strings,
  formats = [],
  properties = '',
  parts = {},
}: WorkbookParts): ZipPart[] {
  const all: Record<string, Buffer | string | null> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr ${properties}/><sheets><sheet name="Base" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'styles', 'styles.xml'],
      ['rId3', 'sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/worksheets/sheet1.xml': sheet(rows),
    'xl/styles.xml': styles(formats),
    'xl/sharedStrings.xml': strings ? sharedStrings(strings) : null,
    ...parts,
  };
  return Object.entries(all).flatMap(([name, content]) => (content === null ? [] : [{ name, content }]));
}

export function sheet(rows: string): string {
  return `${HEAD}<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`;
}

export function sharedStrings(strings: string[]): string {
  return `${HEAD}<sst ${MAIN}>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`;
}

export function relations(list: [id: string, type: string, target: string][]): string {
  const entries = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships ${RELATIONS}>${entries.join('')}</Relationships>`;
}

function styles(formats: (string | number)[]): string {
  const codes = formats.map((format, at) =>
    typeof format === 'string' ? `<numFmt numFmtId="${164 + at}" formatCode="${escapeXml(format)}"/>` : '',
  );
  const cells = formats.map(
    (format, at) => `<xf numFmtId="${typeof format === 'string' ? 164 + at : format}"/>`,
  );
  return `${HEAD}<styleSheet ${MAIN}><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cells.join('')}</cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="yyyy"/></dxf></dxfs></styleSheet>`;
}

/** A cell of text that stands in the sheet itself. */
export function textCell(reference: string, text: string): string {
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML, with Excel's way of writing what XML would change or cannot hold. */
export function escapeXml(text: string): string {
  return text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(/(?![\t\n])[\p{Cc}\uFFFE\uFFFF]/gu, (sign) => {
      return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
    })
    .replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}
