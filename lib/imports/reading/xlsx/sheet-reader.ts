import { columnOf } from './cell-column.ts';
import { CellText, unescapeText } from './cell-text.ts';
import { MOST_ROWS } from './limits.ts';
import type { NumberFormat } from './numbers/number-format.ts';
import { numberText } from './numbers/number-text.ts';
import { SpreadsheetRefused } from './spreadsheet-refused.ts';
import type { StringStore } from './string-store.ts';
import type { Attributes, XmlHandlers } from './xml-reader.ts';

export interface CellMeanings {
  strings: StringStore;
  formats: NumberFormat[];
  since1904: boolean;
}

/** `row` counts from 1. `cells` is reused for the next row. */
type TakeRow = (row: number, cells: readonly string[]) => void;

/** For a formula that no program has calculated yet: its value is unknown. */
const NOT_CALCULATED = '#CALC!';
const NUMBER: NumberFormat = { kind: 'number' };

/** Missing rows and cells are blank; only the first of merged cells has their text. */
export class SheetReader implements XmlHandlers {
  readonly #meanings: CellMeanings;
  readonly #takeRow: TakeRow;
  readonly #text = new CellText();
  #cells: string[] = [];
  #row = 0;
  #column = -1;
  #inside: 'nothing' | 'rows' | 'row' | 'cell' = 'nothing';
  /** Depth inside an element that is skipped. */
  #foreign = 0;
  #attributes: Attributes = {};
  #hasFormula = false;
  #value = '';
  #inline = '';
  #reading = false;

  constructor(meanings: CellMeanings, takeRow: TakeRow) {
    this.#meanings = meanings;
    this.#takeRow = takeRow;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#foreign > 0 || name === 'extLst' || name === 'rPh') this.#foreign += 1;
    else if (this.#inside === 'nothing') {
      if (name === 'sheetData') this.#inside = 'rows';
    } else if (this.#inside === 'rows' && name === 'row') this.#openRow(attributes);
    else if (this.#inside === 'row' && name === 'c') this.#openCell(attributes);
    else if (this.#inside === 'cell') {
      this.#reading = name === 'v' || name === 't';
      if (name === 'f') this.#hasFormula = true;
    }
  }

  text(text: string): void {
    if (this.#reading) this.#text.add(text);
  }

  close(name: string): void {
    if (this.#foreign > 0) {
      this.#foreign -= 1;
      return;
    }
    if (name === 'v') this.#value += this.#take();
    else if (name === 't') this.#inline += this.#take();
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else if (name === 'sheetData') this.#inside = 'nothing';
  }

  #openRow({ r }: Attributes): void {
    const row = r === undefined ? this.#row + 1 : Number(r);
    if (!Number.isInteger(row) || row <= this.#row) throw new SpreadsheetRefused('broken');
    if (row > MOST_ROWS) throw new SpreadsheetRefused('too_large');
    this.#row = row;
    this.#column = -1;
    this.#cells = [];
    this.#inside = 'row';
  }

  #openCell(attributes: Attributes): void {
    this.#column = attributes.r === undefined ? this.#column + 1 : columnOf(attributes.r);
    this.#attributes = attributes;
    this.#hasFormula = false;
    this.#value = '';
    this.#inline = '';
    this.#inside = 'cell';
  }

  #take(): string {
    this.#reading = false;
    return this.#text.take();
  }

  #closeCell(): void {
    if (this.#inside !== 'cell') return;
    this.#inside = 'row';
    const text = this.#cellText();
    if (text === '') return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  #closeRow(): void {
    if (this.#inside !== 'row') return;
    this.#inside = 'rows';
    if (this.#cells.length > 0) this.#takeRow(this.#row, this.#cells);
  }

  #cellText(): string {
    const { t: type = 'n', s } = this.#attributes;
    const value = this.#value;
    if (type === 'inlineStr') return unescapeText(this.#inline || value);
    if (type === 'str') return unescapeText(value);
    if (value === '') return this.#hasFormula ? NOT_CALCULATED : unescapeText(this.#inline);
    if (type === 's') return this.#sharedText(value);
    if (type === 'b') return /^(1|true)$/.test(value.trim()) ? 'true' : 'false';
    if (type === 'e') return unescapeText(value);
    if (type === 'd') return isoText(value);
    return unescapeText(
      numberText(value.trim(), this.#meanings.formats[Number(s)] ?? NUMBER, this.#meanings.since1904),
    );
  }

  #sharedText(number: string): string {
    const text = this.#meanings.strings.get(Number(number));
    if (text === undefined) throw new SpreadsheetRefused('broken');
    return text;
  }
}

function isoText(value: string): string {
  const [, day, time = ''] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d+)?Z?)?$/.exec(value.trim()) ?? [];
  if (!day) return unescapeText(value);
  return time === '' || time === '00:00:00' ? day : `${day} ${time}`;
}
