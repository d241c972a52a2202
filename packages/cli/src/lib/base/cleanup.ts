type Task = () => void;

const tasks = new Set<Task>();

/**
 * Has something done when the process ends before its time: by an interrupt, an error or a pipe that was closed.
 *
 * @returns Forgets it again.
 */
export function onAbruptEnd(task: Task): () => void {
  tasks.add(task);
  return () => tasks.delete(task);
}

/** Does what is left to do, and ends. */
export function endNow(status: number): never {
  for (const task of tasks) {
    try {
      task();
    } catch {
      // One that fails must not keep the others from being done.
    }
  }
  process.exit(status);
}

/** Ends as a shell expects it when the user interrupts. */
export function watchSignals(): void {
  const numbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;
  for (const [signal, number] of Object.entries(numbers)) {
    process.once(signal, () => endNow(128 + number));
  }
}
