import { afterAll } from 'vitest';

// Files share a process: what one sets in its environment is gone before the next one.
const given = { ...process.env };

afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in given)) delete process.env[name];
  Object.assign(process.env, given);
});
