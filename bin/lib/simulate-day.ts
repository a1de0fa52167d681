import { setTimeout } from 'node:timers/promises';

const QUESTIONS = [
  'Bom dia, tudo bem?',
  'Meu pedido ainda não chegou.',
  'Preciso da segunda via do boleto.',
  'Qual o horário de vocês?',
  'Quero falar com quem me atende.',
];
const PAGE = 200;

export interface SimulatedDay {
  /** Where Carteira answers, without `/api/v1`. */
  url: string;
  /** Of somebody who may deliver. */
  token: string;
  interactions: number;
  /** Milliseconds between two of them. */
  pause: number;
}

type Called = { status: number; body: Record<string, unknown> };

/**
 * Plays customers who write and call against a running Carteira, through its API alone: some known, some not, some who write
 * twice, callers who wait and callers who hang up. @returns what became of them, by state
 */
export async function simulateDay(
  { url, token, interactions, pause }: SimulatedDay,
  say: (line: string) => void,
): Promise<Record<string, number>> {
  const call = caller(`${url.replace(/\/+$/, '')}/api/v1`, token);
  const channels = { text: await channel(call, 'whatsapp'), voice: await channel(call, 'voice') };
  const phones = await knownPhones(call);
  const became: Record<string, number> = {};
  for (let n = 1; n <= interactions; n++) {
    const isCall = Math.random() < 0.3;
    const phone = phones.length > 0 && Math.random() < 0.8 ? pick(phones) : unknownPhone();
    const { body } = await call('POST', '/interactions', {
      channel: isCall ? channels.voice : channels.text,
      from: { phone },
      ...(isCall ? {} : { body: pick(QUESTIONS) }),
      externalId: `sim-${Date.now()}-${n}`,
    });
    const state = isCall ? await playCall(call, body) : String(body.state);
    became[state] = (became[state] ?? 0) + 1;
    say(`${n}/${interactions} ${isCall ? 'voice' : 'text'} → ${state}`);
    await setTimeout(pause);
  }
  return became;
}

type Caller = (method: string, path: string, json?: unknown) => Promise<Called>;

/** @throws Error with the API's own sentence */
function caller(base: string, token: string): Caller {
  return async (method, path, json) => {
    const response = await fetch(base + path, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: json === undefined ? undefined : JSON.stringify(json),
    });
    const body = (await response.json().catch(() => ({}))) as Called['body'];
    if (response.status >= 400 && response.status !== 409)
      throw new Error(String((body.error as { message?: string })?.message ?? response.status));
    return { status: response.status, body };
  };
}

async function channel(call: Caller, kind: string): Promise<number> {
  const { body } = await call('GET', '/channels?limit=200');
  const items = body.items as { id: number; kind: string; active: boolean }[];
  const known = items.find((one) => one.kind === kind && one.active);
  if (known) return known.id;
  const name = kind === 'voice' ? 'Telefone' : 'WhatsApp';
  return Number((await call('POST', '/channels', { kind, name })).body.id);
}

async function knownPhones(call: Caller): Promise<string[]> {
  const { body } = await call('GET', `/contacts?limit=${PAGE}`);
  return (body.items as { phones: string[] }[]).flatMap(({ phones }) => phones.slice(0, 1));
}

/** What a platform does with a call: rings, asks, gives up. @returns where it ended */
async function playCall(call: Caller, { id, decision }: Called['body']): Promise<string> {
  const action = (decision as { action?: string } | null)?.action;
  const next = STEPS[action ?? '']?.();
  if (!next) return String(action);
  const { status, body } = await call('POST', `/interactions/${String(id)}${next.path}`, next.json);
  return status === 409 ? 'taken' : String(body.state);
}

const STEPS: Record<string, () => { path: string; json?: unknown }> = {
  connect: () => ({ path: Math.random() < 0.8 ? '/answered' : '/no-answer' }),
  ask_queue: () => ({ path: '/queue-decision', json: { waits: Math.random() < 0.7 } }),
  record: () => ({ path: '/voicemail', json: { seconds: 5 + Math.floor(Math.random() * 60) } }),
  forward: () => ({ path: '/hangup' }),
};

function pick<Item>(list: readonly Item[]): Item {
  return list[Math.floor(Math.random() * list.length)] as Item;
}

function unknownPhone(): string {
  return `55119${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}`;
}
