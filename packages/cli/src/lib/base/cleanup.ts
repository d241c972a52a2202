type Task = () => void;

const tasks = new Set<Task>();

/**
 * Registers work for when the process ends early: by a signal, an error or a closed pipe.
 *
 * @returns Unregisters it.
 */
export function onAbruptEnd(task: Task): () => void {
  tasks.add(task);
  return () => tasks.delete(task);
}

/** Runs the registered work and ends the process. */
export function endNow(status: number): never {
  runTasks();
  process.exit(status);
}

/**
 * Ends at the first signal. The signal is raised again without a handler: `process.exit` waits for threads, and one that
 * opens or reads a pipe nobody writes to never returns.
 */
export function watchSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      runTasks();
      process.kill(process.pid, signal);
    });
  }
}

function runTasks(): void {
  for (const task of tasks) {
    try {
      task();
    } catch {
      // One failure must not keep the others from running.
    }
  }
}
