import { isIP } from 'node:net';

/**
 * Next tells actions no socket address and anyone may send X-Forwarded-For: it is believed as far as `TRUST_PROXY`, the number
 * of proxies in front of us, says. IPv6 counts by its network (/64), which one person owns.
 */
export function clientAddress(header: (name: string) => string | null): string | null {
  const proxies = Number(process.env.TRUST_PROXY ?? 0);
  if (!(proxies >= 1)) return null;
  const chain = (header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const address = chain[chain.length - proxies]?.replace(/^\[|\](:\d+)?$|^::ffff:(?=\d+\.)/gi, '') ?? '';
  const kind = isIP(address);
  if (kind === 4) return address;
  return kind === 6 ? network64(address) : null;
}

function network64(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
