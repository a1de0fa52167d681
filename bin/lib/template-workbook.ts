import { TEMPLATE_COLUMNS, templateRows } from './import-template.ts';
import { zipArchive } from './zip-archive.ts';

/** Suggested values; others can be typed. */
const CHOICES: Record<string, string> = {
  contact_gender: 'Feminino,Masculino,Não Informado',
  contact_active: 'sim,não',
  contact_corporate: 'sim,não',
  contact_priority: 'alta,média,baixa',
  portfolio: 'true,false',
  portfolio_type: '1,2,3,4',
};

const WIDE = 30;
const LAST_ROW = 1_048_576;

/**
 * All columns are formatted as text down to the last row: spreadsheets would remove leading zeros or last digits of
 * numbers.
 */
export function templateXlsx(): Buffer {
  return zipArchive([
    { name: '[Content_Types].xml', content: CONTENT_TYPES },
    { name: '_rels/.rels', content: relations(['officeDocument', 'xl/workbook.xml']) },
    { name: 'xl/workbook.xml', content: WORKBOOK },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']),
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet() },
    { name: 'xl/styles.xml', content: STYLES },
  ]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;

const WORKBOOK = `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Contatos" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** Style 1 is text (number format 49), style 2 the header. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF006657"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function relations(...list: [type: string, target: string][]): string {
  const entries = list.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`;
}

function sheet(): string {
  const rows = templateRows();
  const last = columnLetters(TEMPLATE_COLUMNS.length - 1);
  const columns = TEMPLATE_COLUMNS.map((_, at) => column(at, rows));
  const cells = rows.map(
    (row, at) => `<row r="${at + 1}">${row.map((text, x) => cell(text, x, at)).join('')}</row>`,
  );
  const choices = Object.entries(CHOICES).map(([name, list]) => choice(TEMPLATE_COLUMNS.indexOf(name), list));
  return `${XML}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}${rows.length}"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>${cells.join('')}</sheetData><dataValidations count="${choices.length}">${choices.join('')}</dataValidations><ignoredErrors><ignoredError sqref="A1:${last}${LAST_ROW}" numberStoredAsText="1"/></ignoredErrors></worksheet>`;
}

function column(at: number, rows: string[][]): string {
  const width = Math.min(WIDE, Math.max(...rows.map((row) => row[at]?.length ?? 0)) + 3);
  return `<col min="${at + 1}" max="${at + 1}" width="${width}" style="1" customWidth="1"/>`;
}

function cell(text: string, column: number, row: number): string {
  if (text === '') return '';
  const reference = `${columnLetters(column)}${row + 1}`;
  return `<c r="${reference}" s="${row === 0 ? 2 : 1}" t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`;
}

function choice(column: number, list: string): string {
  const letters = columnLetters(column);
  return `<dataValidation type="list" allowBlank="1" sqref="${letters}2:${letters}${LAST_ROW}"><formula1>"${list}"</formula1></dataValidation>`;
}

function columnLetters(column: number): string {
  const first = Math.floor(column / 26);
  return `${first > 0 ? String.fromCharCode(64 + first) : ''}${String.fromCharCode(65 + (column % 26))}`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
