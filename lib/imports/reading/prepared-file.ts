import type { FileVersion } from '../upload/file-chunks.ts';
import type { Encoding } from './detect-encoding.ts';

/** A stored version of the file that can be parsed from the start of any record. */
export interface PreparedFile {
  encoding: Encoding | 'xlsx';
  version: FileVersion;
  /** Offset of the first byte after a byte-order mark. */
  start: number;
  size: number;
  /** Physical lines that are not blank. */
  filledLines: number;
  refusal: string | null;
}
