/** Why Carteira does not start, in one sentence. Printed without a stack, exit code 1. */
export class StartRefused extends Error {
  override name = 'StartRefused';
}
