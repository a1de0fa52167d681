/** What was started, stopped in the reverse order: web and worker first, the database last. */
const steps: (() => Promise<void> | void)[] = [];
let stopping: Promise<void> | undefined;

/** Registers how to stop what was just started. */
export function onShutdown(step: () => Promise<void> | void): void {
  steps.push(step);
}

export function isStopping(): boolean {
  return stopping !== undefined;
}

/** Stops everything, once. A step that fails does not keep the others from stopping. */
export function shutDown(): Promise<void> {
  stopping ??= stopAll();
  return stopping;
}

/** Ctrl-C, a service manager, a closed terminal, or the death of who started us: all end alike. */
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
