import { isAscii, isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface FileFacts {
  encoding: Encoding;
  bomBytes: number;
  /** Physical lines that are not blank. Correct only for encodings that can be counted byte by byte. */
  filledLines: number;
}

const LF = 10;
const CR = 13;

/**
 * Detects the encoding from the whole file: byte-order mark, else the zero bytes of UTF-16, else UTF-8, unless most
 * lines with accents are not valid UTF-8: then Windows-1252. If only some lines are invalid the file stays UTF-8, and
 * those lines are rejected one by one.
 */
export class EncodingProbe {
  #head = Buffer.alloc(0);
  #evenZeros = 0;
  #oddZeros = 0;
  #position = 0;
  #validLines = 0;
  #invalidLines = 0;
  #filledLines = 0;
  #line: Buffer[] = [];

  push(chunk: Buffer): void {
    if (this.#head.length < 4096) this.#head = Buffer.concat([this.#head, chunk.subarray(0, 4096)]);
    this.#countZeros(chunk);
    let start = 0;
    while (start < chunk.length) {
      const end = nextBreak(chunk, start);
      if (end === -1) {
        this.#line.push(chunk.subarray(start));
        break;
      }
      this.#endLine(chunk.subarray(start, end));
      start = end + 1;
    }
    this.#position += chunk.length;
  }

  end(): FileFacts {
    this.#endLine(Buffer.alloc(0));
    const { encoding, bomBytes } = this.#encoding();
    return { encoding, bomBytes, filledLines: this.#filledLines };
  }

  #encoding(): Pick<FileFacts, 'encoding' | 'bomBytes'> {
    const [a, b, c] = this.#head;
    if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bomBytes: 3 };
    if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bomBytes: 2 };
    if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bomBytes: 2 };
    const most = Math.max(1, this.#position * 0.2);
    if (this.#oddZeros > most && this.#oddZeros > 4 * this.#evenZeros)
      return { encoding: 'utf-16le', bomBytes: 0 };
    if (this.#evenZeros > most && this.#evenZeros > 4 * this.#oddZeros)
      return { encoding: 'utf-16be', bomBytes: 0 };
    return { encoding: this.#invalidLines > this.#validLines ? 'windows-1252' : 'utf-8', bomBytes: 0 };
  }

  #countZeros(chunk: Buffer): void {
    for (let at = chunk.indexOf(0); at !== -1; at = chunk.indexOf(0, at + 1)) {
      if ((this.#position + at) % 2 === 0) this.#evenZeros++;
      else this.#oddZeros++;
    }
  }

  #endLine(rest: Buffer): void {
    const line = this.#line.length > 0 ? Buffer.concat([...this.#line, rest]) : rest;
    this.#line = [];
    if (line.length === 0) return;
    if (!isBlank(line)) this.#filledLines++;
    const ascii = isAscii(line);
    if (ascii) return;
    if (isUtf8(line)) this.#validLines++;
    else this.#invalidLines++;
  }
}

/** Excel leaves such lines below a table. */
function isBlank(line: Buffer): boolean {
  for (const byte of line) if (byte !== 0x3b && byte !== 0x20 && byte !== 9 && byte !== 0) return false;
  return true;
}

function nextBreak(chunk: Buffer, start: number): number {
  const lf = chunk.indexOf(LF, start);
  const cr = chunk.subarray(start, lf === -1 ? undefined : lf).indexOf(CR);
  return cr === -1 ? lf : start + cr;
}
