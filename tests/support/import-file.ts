import { spawn } from 'node:child_process';

/** A deterministic file of believable rows: the same arguments always give the same bytes. */
export function* contactFile(
  rows: number,
  options: { from?: number; city?: string } = {},
): Generator<Buffer> {
  const { from = 0, city = 'São Paulo' } = options;
  yield Buffer.from(
    'contact_name;contact_email;contact_cpf;contact_phone;contact_phone_2;contact_city;contact_tags;custom_fields\n',
  );
  let text = '';
  for (let at = from; at < from + rows; at++) {
    const phone = 55_11_900_000_000 + at;
    const second = at % 2 === 0 ? `5521${900_000_000 + at}` : '';
    text += `Cliente Número ${at};cliente${at}@exemplo.com.br;${cpf(at)};${phone};${second};${city};lote ${at % 20};`;
    text += `["Plano","P${at % 7}"|"Contrato","${at}"]\n`;
    if (text.length > 1 << 16) {
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text) yield Buffer.from(text);
}

/** The CPF whose first nine digits are `seed`, with its check digits. */
export function cpf(seed: number): string {
  const digits = String(100_000_000 + (seed % 899_999_999))
    .padStart(9, '0')
    .split('')
    .map(Number);
  for (const length of [9, 10]) {
    const sum = digits.reduce((total, digit, at) => total + digit * (length + 1 - at), 0);
    const rest = sum % 11;
    digits.push(rest < 2 ? 0 : 11 - rest);
  }
  return digits.join('');
}

export async function* stream(pieces: Iterable<Buffer>): AsyncGenerator<Buffer> {
  yield* pieces;
}

/** A worker process of its own on the database of the environment, as `npm start` runs it. */
export function startWorker(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['jobs/worker.ts'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  child.stderr.on('data', (piece: Buffer) => {
    text += piece.toString();
    tell();
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  exited.then(tell);

  /** Settles when it has logged the event. Rejects when it ends before. */
  function logs(event: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (text.includes(`"${event}"`)) resolve();
        else if (child.exitCode !== null || child.signalCode !== null)
          reject(new Error(`worker ended before ${event}: ${text.slice(0, 500)}`));
      };
      listeners.add(look);
      look();
    });
  }

  const ready = logs('worker.ready');
  ready.catch(() => {});
  return { child, ready, exited, logs };
}
