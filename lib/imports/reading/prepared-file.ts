import type { FileVersion } from '../upload/file-chunks.ts';
import type { Encoding } from './detect-encoding.ts';

/** A stored version of the file that can be parsed from any offset where a record starts. */
export interface PreparedFile {
  /** What the upload was. */
  encoding: Encoding | 'xlsx';
  version: FileVersion;
  /** Offset of the first byte after a byte-order mark. */
  start: number;
  size: number;
  /** Physical lines that hold something. */
  filledLines: number;
  /** Why nothing of a spreadsheet can be read, as a code of the catalogue; null when it can. */
  refusal: string | null;
}
