/** A property of a card, unfolded. */
export interface CardLine {
  /** In capitals, without the group before it: `TEL` of `item1.TEL;type=CELL:…`. */
  name: string;
  line: string;
}

/** What a contact may take from a card; pictures, sounds and keys are left out while they are read. */
const READ =
  /^(?:[a-z0-9-]+\.)?(FN|N|TEL|EMAIL|BDAY|ORG|ADR|CATEGORIES|GENDER|KIND|X-ADDRESSBOOKSERVER-KIND)(?=[;:])/i;

const MOST_LINE = 100_000;
const MOST_LINES = 1_000;

/** A file that was cut off in the middle of a card. */
export class CardCut extends Error {}

/**
 * Cuts vCards into their properties: folded lines are joined, quoted-printable ones too, and version 2.1 is put into 3.0. A card
 * that another one follows without an end is whole. @throws CardCut
 */
export async function* cardsIn(text: AsyncIterable<string>): AsyncGenerator<CardLine[]> {
  let card: CardLine[] | null = null;
  for await (const line of unfolded(physicalLines(text))) {
    if (/^BEGIN:VCARD\s*$/i.test(line)) {
      if (card && card.length > 0) yield card;
      card = [];
    } else if (/^END:VCARD\s*$/i.test(line)) {
      if (card) yield card;
      card = null;
    } else if (card && card.length < MOST_LINES) {
      const name = READ.exec(line)?.[1]?.toUpperCase();
      if (name) card.push({ name, line: inVersion3(line) });
    }
  }
  if (card) throw new CardCut();
}

async function* physicalLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    if (rest.length > MOST_LINE) rest = rest.slice(0, MOST_LINE);
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** A line that begins with a space goes on with the one before; a quoted-printable one ends with `=` when it does. */
async function* unfolded(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let whole: string | null = null;
  for await (const line of lines) {
    const isSoft = goesOn(whole);
    if (whole !== null && (isSoft || /^[ \t]/.test(line))) {
      const more: string = isSoft ? line : line.slice(1);
      if (whole.length < MOST_LINE) whole = (isSoft ? whole.slice(0, -1) : whole) + more;
      continue;
    }
    if (whole !== null) yield whole;
    whole = line;
  }
  if (whole !== null) yield whole;
}

function goesOn(line: string | null): boolean {
  return line?.endsWith('=') === true && /;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(line);
}

/** `TEL;CELL;PREF:…` is `TEL;TYPE=CELL;TYPE=PREF:…`, and quoted-printable text becomes plain. */
function inVersion3(line: string): string {
  const at = endOfName(line);
  const [name = '', ...parameters] = line.slice(0, at).split(';');
  const isQuoted = parameters.some((one) => /^(?:ENCODING=)?QUOTED-PRINTABLE$/i.test(one));
  const charset = parameters.find((one) => /^CHARSET=/i.test(one))?.slice('CHARSET='.length);
  const kept = parameters
    .filter((one) => one !== '' && !/^(?:CHARSET|ENCODING)=|^(?:QUOTED-PRINTABLE|BASE64)$/i.test(one))
    .map((one) => (one.includes('=') ? one : `TYPE=${one}`));
  const isBase64 = parameters.some((one) => /^(?:ENCODING=)?(?:B|BASE64)$/i.test(one));
  const value = line.slice(at + 1);
  const plain = isQuoted ? unquoted(value, charset) : isBase64 ? fromBase64(value, charset) : value;
  return `${[name, ...kept].join(';')}:${plain}`;
}

/** A colon inside quotes belongs to a parameter. */
function endOfName(line: string): number {
  let inQuotes = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') inQuotes = !inQuotes;
    else if (line[at] === ':' && !inQuotes) return at;
  }
  return line.length;
}

function unquoted(text: string, charset = 'utf-8'): string {
  const bytes = Buffer.from(
    text.replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  );
  return escaped(decoderOf(charset).decode(bytes));
}

function fromBase64(text: string, charset = 'utf-8'): string {
  return escaped(decoderOf(charset).decode(Buffer.from(text, 'base64')));
}

/** As version 3.0 writes it. */
function escaped(plain: string): string {
  return plain.replace(/[\\,]/g, '\\$&').replace(/\r\n|\n|\r/g, '\\n');
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
