import type { DataFolder } from './data-folder.ts';
import { releaseLock, takeLock } from './file-lock.ts';
import { onShutdown } from './shutdown.ts';
import { StartRefused } from './start-refused.ts';

/** @throws StartRefused when another start holds it */
export function holdDataFolder(folder: DataFolder): void {
  const holder = takeLock(folder.lock);
  if (holder) {
    throw new StartRefused(
      `Carteira already runs on ${folder.path} (process ${holder}): stop it first, or give this one another DATA_DIR.`,
    );
  }
  onShutdown(() => releaseLock(folder.lock));
}
