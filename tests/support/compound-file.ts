const SECTOR_BYTES = 512;
const ENTRY_BYTES = 128;

/** A compound file, in which Office keeps old workbooks and those behind a password, with empty streams of these names. */
export function compoundFile(streams: string[]): Buffer {
  const header = Buffer.alloc(SECTOR_BYTES, 0xff);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.fill(0, 8, 76);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(0, 76);
  const table = Buffer.alloc(SECTOR_BYTES, 0xff);
  table.writeInt32LE(-3, 0);
  table.writeInt32LE(-2, 4);
  const directory = Buffer.alloc(SECTOR_BYTES);
  for (const [at, name] of ['Root Entry', ...streams].entries()) {
    const entry = directory.subarray(at * ENTRY_BYTES);
    entry.write(name, 'utf16le');
    entry.writeUInt16LE((name.length + 1) * 2, 64);
    entry.writeUInt8(at === 0 ? 5 : 2, 66);
  }
  return Buffer.concat([header, table, directory]);
}
