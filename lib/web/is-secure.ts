/** Whether people reach the deployment over https, as far as `APP_URL` says. */
export function isSecure(): boolean {
  return process.env.APP_URL?.startsWith('https://') ?? false;
}
