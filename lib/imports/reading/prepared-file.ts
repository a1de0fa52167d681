import type { FileVersion } from '../upload/file-chunks.ts';
import type { Encoding } from './detect-encoding.ts';

/** Whether the CSV that is parsed was written by us, of a workbook or of vCards. */
export function isConverted(encoding: string | null): boolean {
  return encoding === 'xlsx' || encoding === 'vcard';
}

/** A stored version of the file that can be parsed from the start of any record. */
export interface PreparedFile {
  encoding: Encoding | 'xlsx' | 'vcard';
  version: FileVersion;
  /** Offset of the first byte after a byte-order mark. */
  start: number;
  size: number;
  /** Physical lines that are not blank. */
  filledLines: number;
  refusal: string | null;
  /** Of a workbook: the sheet that was read, and all there are. */
  sheet?: string;
  sheets?: string[];
}
