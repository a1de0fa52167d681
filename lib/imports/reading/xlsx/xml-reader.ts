import { SaxesParser } from 'saxes';
import { MOST_DEPTH, MOST_QUIET_CHARACTERS } from './limits.ts';
import { SpreadsheetRefused } from './spreadsheet-refused.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Names come without their namespace prefix. */
export interface XmlHandlers {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text?(text: string): void;
}

export async function readXml(bytes: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  const reader = new XmlReader(handlers);
  for await (const piece of bytes) reader.push(piece);
  reader.end();
}

/**
 * Reads XML in pieces. Refuses document types (and so every entity but XML's own five), deep nesting and endless text:
 * the parser keeps a text, tag or comment in memory until it is complete.
 */
export class XmlReader {
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  #decoder: TextDecoder | null = null;
  #quiet = 0;
  #depth = 0;

  constructor(handlers: XmlHandlers) {
    const text = (text: string) => {
      this.#quiet = 0;
      handlers.text?.(text);
    };
    const nothing = () => {
      this.#quiet = 0;
    };
    this.#parser.on('opentag', ({ name, attributes }) => {
      this.#quiet = 0;
      this.#depth += 1;
      if (this.#depth > MOST_DEPTH) throw new SpreadsheetRefused('broken');
      handlers.open(localName(name), attributes);
    });
    this.#parser.on('closetag', ({ name }) => {
      this.#quiet = 0;
      this.#depth -= 1;
      handlers.close(localName(name));
    });
    this.#parser.on('text', text);
    this.#parser.on('cdata', text);
    this.#parser.on('comment', nothing);
    this.#parser.on('processinginstruction', nothing);
    this.#parser.on('doctype', () => {
      throw new SpreadsheetRefused('broken');
    });
  }

  push(bytes: Buffer): void {
    this.#decoder ??= new TextDecoder(encodingOf(bytes));
    this.#write(this.#decoder.decode(bytes, { stream: true }));
  }

  end(): void {
    this.#write(this.#decoder?.decode() ?? '');
    this.#orBroken(() => this.#parser.close());
  }

  #write(text: string): void {
    this.#orBroken(() => this.#parser.write(text));
    this.#quiet += text.length;
    if (this.#quiet > MOST_QUIET_CHARACTERS) throw new SpreadsheetRefused('too_large');
  }

  #orBroken(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      throw error instanceof SpreadsheetRefused ? error : new SpreadsheetRefused('broken');
    }
  }
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}
