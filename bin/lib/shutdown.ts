/** Run in reverse order: web and worker first, the database last. */
const steps: (() => Promise<void> | void)[] = [];
let stopping: Promise<void> | undefined;

export function onShutdown(step: () => Promise<void> | void): void {
  steps.push(step);
}

export function isStopping(): boolean {
  return stopping !== undefined;
}

/** Runs once. A failing step does not prevent the others. */
export function shutDown(): Promise<void> {
  stopping ??= stopAll();
  return stopping;
}

/** Ctrl-C, a service manager, a closed terminal, or the death of the parent process. */
export function stopOnSignals(say: (line: string) => void): void {
  const stop = () => {
    if (!isStopping()) say('Stopping …');
    shutDown().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('disconnect', stop);
}

async function stopAll(): Promise<void> {
  for (const step of steps.reverse()) {
    try {
      await step();
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}
