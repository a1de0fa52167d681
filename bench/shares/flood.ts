import { connect } from 'node:net';

const [kind, port, credential, count] = process.argv.slice(2);

const FRAGMENTS = ['ilva', 'arv', 'eir', 'ant', 'nde', 'ria', 'ana', 'ard', 'lho', 'ira', 'lva', 'men'];
const answered = new Map<string, number>();

if (kind === 'searches')
  for (let at = 0; at < Number(count); at++) void searchOnAndOn(at, Math.random() * 1_000);
else for (let at = 0; at < Number(count); at++) neverRead();
// A connection that is not read from keeps no process.
setInterval(() => {}, 1_000);
process.once('SIGTERM', () => {
  console.log(`  the ${kind} were answered:`, Object.fromEntries(answered));
  process.exit();
});

/** Asks for what takes long, always something else, and again as soon as there is an answer. */
async function searchOnAndOn(client: number, after: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, after));
  const fragment = (at: number) => FRAGMENTS[at % FRAGMENTS.length];
  for (let at = client * 7; ; at++) {
    const search = `${fragment(at)} ${fragment(Math.floor(at / 12))} ${fragment(Math.floor(at / 144))}`;
    const query = new URLSearchParams({ search, sort: 'lastInteraction' });
    await fetch(`http://127.0.0.1:${port}/api/v1/contacts?${query}`, {
      headers: { Authorization: `Bearer ${credential}` },
    })
      .then(async (answer) => {
        note(String(answer.status));
        await answer.arrayBuffer();
      })
      .catch(() => note('broken'));
  }
}

/** Asks for an export and takes no byte of it. */
function neverRead(): void {
  const body = 'everything=1&format=csv';
  const socket = connect({ port: Number(port), host: '127.0.0.1' });
  socket.pause();
  socket.on('error', () => note('broken'));
  socket.write(
    [
      'POST /contacts/export/file HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      `Origin: http://127.0.0.1:${port}`,
      `Cookie: ${credential}`,
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${body.length}`,
      '',
      body,
    ].join('\r\n'),
  );
}

function note(what: string): void {
  answered.set(what, (answered.get(what) ?? 0) + 1);
}
