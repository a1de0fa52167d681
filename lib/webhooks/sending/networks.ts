import { BlockList, isIP } from 'node:net';
import { parseNetworks } from '#lib/core/env.ts';

/** Where nothing public lives. IPv6 has but one public block, of which these parts lead elsewhere or nowhere. */
const FORBIDDEN = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  // Metadata of most clouds.
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Public by its number, and the inside of one cloud.
  '168.63.129.16/32',
  '2001::/23',
  '2001:db8::/32',
  // Wraps an IPv4 address, which may be any.
  '2002::/16',
  '3fff::/20',
];

const forbidden = listOf(FORBIDDEN);
const globalUnicast = listOf(['2000::/3']);

export interface Networks {
  /** `secure` says that the line is encrypted: without, only networks of the operator's are reached. */
  allow(address: string, secure: boolean): boolean;
  /** Whether the operator has named any. */
  hasOwn: boolean;
}

/** Public addresses, and what the operator's environment allows beside them. */
export function allowedNetworks(given = process.env.WEBHOOK_NETWORKS ?? ''): Networks {
  const named = parseNetworks(given) ?? [];
  const own = listOf(named);
  return {
    allow: (address, secure) => own.check(address, familyOf(address)) || (secure && isPublic(address)),
    hasOwn: named.length > 0,
  };
}

/** Mapped, wrapped and scoped forms of IPv4 and local addresses lie outside IPv6's public block. */
function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !forbidden.check(address, 'ipv4');
  return family === 6 && globalUnicast.check(address, 'ipv6') && !forbidden.check(address, 'ipv6');
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [base = '', bits] = network.split('/');
    list.addSubnet(base, Number(bits), familyOf(base));
  }
  return list;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6';
}
