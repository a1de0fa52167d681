import type { IncomingMessage } from 'node:http';

/** A client that sends on while it is refused hears the answer when it is done or after this, whichever is first. */
const DRAIN_MS = 5_000;
const DRAIN_BYTES = 64_000_000;
const LOOK_MS = 250;

/** What an answered request still sends is read and thrown away within bounds; then its connection ends. */
export function drainRefused(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  const { socket } = request;
  const most = socket.bytesRead + DRAIN_BYTES;
  const until = Date.now() + DRAIN_MS;
  request.unpipe();
  request.removeAllListeners('data').removeAllListeners('readable').resume();
  const look = setInterval(() => {
    if (request.complete || socket.destroyed) clearInterval(look);
    else if (Date.now() > until || socket.bytesRead > most) socket.destroy();
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
