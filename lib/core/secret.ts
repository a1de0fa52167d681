/** Session cookies are encrypted and throttle keys hashed with it. */
export function deploymentSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set: start with bin/start.mjs or set it');
  return secret;
}
