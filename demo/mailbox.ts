import type { Random } from './random.ts';

/** Mail to .example domains is never delivered (RFC 2606). */
const DOMAINS = [
  'correio.example',
  'correio.example',
  'caixa.example',
  'posta.example',
  'mensagem.example',
] as const;

export function mailbox(random: Random, name: string): string {
  const words = foldedWords(name);
  const first = words[0] ?? 'contato';
  const last = words.at(-1) ?? '';
  const shape = random.pick([
    `${first}.${last}`,
    `${first}${last}`,
    `${first}_${last}`,
    `${first[0]}${last}`,
    first,
  ]);
  const number = random.chance(0.75) ? String(random.whole(1, 9999)) : '';
  return `${shape}${number}@${random.pick(DOMAINS)}`;
}

function foldedWords(name: string): string[] {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^a-z]+/).filter((word) => word.length > 2);
}
