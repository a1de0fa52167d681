import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

export interface Leftover {
  bytes: number;
  milliseconds: number;
}

/** A client that sends on while it is refused hears the answer when it is done or after this, whichever is first. */
const LEFTOVER: Leftover = { bytes: 64_000_000, milliseconds: 5_000 };
const LOOK_MS = 250;

/**
 * What an answered request still sends is read and thrown away within bounds; then its connection ends. Browsers read no
 * answer before they have sent all, and a connection closed in their face takes the answer with it.
 */
export function drainRefused(
  request: IncomingMessage,
  socket: Socket,
  { bytes, milliseconds } = LEFTOVER,
): void {
  if (request.complete || socket.destroyed) return;
  // A body that its reader gave up in the middle has lost its connection, which nobody reads any more.
  if (request.destroyed) return void socket.destroySoon();
  // Where the connection was to end with this answer, it ends with the body instead.
  const isLast = socket.writableEnded;
  socket.off('finish', socket.destroy);
  const most = socket.bytesRead + bytes;
  const until = Date.now() + milliseconds;
  request.unpipe();
  request.removeAllListeners('data').removeAllListeners('readable').resume();
  const look = setInterval(() => {
    if (request.complete && !isLast) clearInterval(look);
    else if (socket.destroyed) clearInterval(look);
    else if (request.complete || Date.now() > until || socket.bytesRead > most) socket.destroy();
  }, LOOK_MS);
  look.unref();
}

/** Ends a connection whose upload has not brought a byte for so long. */
export function endSilentUpload(request: IncomingMessage, silence: number): void {
  const { socket } = request;
  let seen = socket.bytesRead;
  const look = setInterval(() => {
    if (request.complete || socket.destroyed) clearInterval(look);
    else if (socket.bytesRead === seen) socket.destroy();
    else seen = socket.bytesRead;
  }, silence);
  look.unref();
}
