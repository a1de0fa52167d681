import type { ServerResponse } from 'node:http';

/** Nobody takes a byte of an answer that waits to be sent, for so long. */
const SILENCE_MS = 60_000;

/**
 * Ends the connection of who does not read its answer: a download that nobody takes would keep what it holds, such as a
 * connection of the database. However slow a reader is, one who reads stays; so does who waits for an answer in the making.
 */
export function endUnreadAnswer(response: ServerResponse, silence = SILENCE_MS): void {
  response.setTimeout(silence, () => {
    const { socket } = response;
    if (!socket) return;
    if (response.writableLength > 0 || socket.writableLength > 0) socket.destroy();
    else socket.setTimeout(silence);
  });
}
