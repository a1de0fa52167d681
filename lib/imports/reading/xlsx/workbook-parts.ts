import type { Archive } from './archive.ts';
import { MOST_SMALL_PART_BYTES } from './limits.ts';
import { SpreadsheetRefused } from './spreadsheet-refused.ts';
import { type Attributes, localName, readXml } from './xml-reader.ts';

/** A visible sheet with cells, and the part that holds it. */
export interface Sheet {
  name: string;
  target: string;
}

export interface WorkbookParts {
  /** In the order of their tabs. */
  sheets: Sheet[];
  strings: string | null;
  styles: string | null;
  /** Days count from 1904, as in older Excel for Macintosh. */
  since1904: boolean;
}

interface Relation {
  id: string;
  /** Last segment of the type's URL, which both editions of the standard share. */
  type: string;
  target: string;
}

/** @throws SpreadsheetRefused `ods`, `xlsb`, or `unknown` without a workbook */
export async function findParts(archive: Archive): Promise<WorkbookParts> {
  const workbook = await findWorkbook(archive);
  const relations = await relationsOf(workbook, archive);
  const { sheets, since1904 } = await readWorkbook(workbook, archive);
  const target = (type: string) => relations.find((relation) => relation.type === type)?.target ?? null;
  const visible = sheets.flatMap(({ id, name, hidden }): Sheet[] => {
    const part = relations.find((relation) => relation.id === id && relation.type === 'worksheet');
    return part && !hidden ? [{ name, target: part.target }] : [];
  });
  if (visible.length === 0) throw new SpreadsheetRefused(sheets.length === 0 ? 'unknown' : 'empty');
  return { sheets: visible, strings: target('sharedStrings'), styles: target('styles'), since1904 };
}

async function findWorkbook(archive: Archive): Promise<string> {
  const relations = await relationsOf('', archive);
  const workbook = relations.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (workbook.endsWith('.bin')) throw new SpreadsheetRefused('xlsb');
  if (workbook.endsWith('.xml') && archive.has(workbook) && !isOther(workbook)) return workbook;
  throw new SpreadsheetRefused((await isOpenDocument(archive)) ? 'ods' : otherKind(archive));
}

/** What a zip file without a workbook is. */
function otherKind(archive: Archive): 'file_numbers' | 'file_document' | 'file_archive' | 'unknown' {
  if (archive.has('Index/Document.iwa') || archive.has('Index.zip')) return 'file_numbers';
  if (archive.has('word/document.xml')) return 'file_document';
  return archive.names().some((name) => /\.(?:csv|txt|tsv|xlsx|vcf)$/.test(name))
    ? 'file_archive'
    : 'unknown';
}

/** Documents and slides use the same zip format. */
function isOther(document: string): boolean {
  return /^(word|ppt|visio)\//.test(document);
}

async function isOpenDocument(archive: Archive): Promise<boolean> {
  if (!archive.has('mimetype')) return false;
  let type = '';
  for await (const bytes of archive.read('mimetype', 1000)) type += bytes.toString('latin1');
  return type.includes('opendocument.spreadsheet');
}

async function relationsOf(part: string, archive: Archive): Promise<Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const path = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations: Relation[] = [];
  if (!archive.has(path)) return relations;
  await readXml(archive.read(path, MOST_SMALL_PART_BYTES), {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const type = Type.slice(Type.lastIndexOf('/') + 1);
      relations.push({ id: Id, type, target: resolve(Target, folder) });
    },
    close() {},
  });
  return relations;
}

function resolve(target: string, folder: string): string {
  const base = `http://archive/${folder}`;
  return URL.canParse(target, base) ? decodeURIComponent(new URL(target, base).pathname.slice(1)) : '';
}

interface SheetEntry {
  id: string;
  name: string;
  hidden: boolean;
}

async function readWorkbook(
  workbook: string,
  archive: Archive,
): Promise<{ sheets: SheetEntry[]; since1904: boolean }> {
  const sheets: SheetEntry[] = [];
  let since1904 = false;
  await readXml(archive.read(workbook, MOST_SMALL_PART_BYTES), {
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name === 'sheet') {
        sheets.push({
          id: relationId(attributes),
          name: attributes.name ?? '',
          hidden: (attributes.state ?? 'visible') !== 'visible',
        });
      }
    },
    close() {},
  });
  return { sheets, since1904 };
}

function relationId(attributes: Attributes): string {
  const name = Object.keys(attributes).find((name) => name.includes(':') && localName(name) === 'id');
  return (name && attributes[name]) || '';
}
