// Inside of the page's own script, since only such a worker is under the page's content security policy.
import SessionWorker from "../worker/session-worker.ts?worker&inline";
import type { Call, CallName, FromWorker, NoteEntry, Progress, WorkerCalls } from "../shared/protocol.ts";

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** A worker with one session in it. To let go of the session, close it. */
export class SessionClient {
  /** In playlist and frame order; complete when `open` is answered. */
  readonly notes: NoteEntry[] = [];
  onProgress: (progress: Progress) => void = () => undefined;
  readonly #worker = new SessionWorker();
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;

  constructor() {
    this.#worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      this.#take(data);
    });
    this.#worker.addEventListener("error", ({ message }) => {
      this.#fail(message || "The session does not fit into the memory that this browser gives a page.");
    });
  }

  /**
   * Asks the worker for something.
   *
   * @throws {Error} with the worker's message; the promise is rejected.
   */
  ask<Name extends CallName>(
    name: Name,
    argument: Parameters<WorkerCalls[Name]>[0],
  ): Promise<ReturnType<WorkerCalls[Name]>> {
    this.#calls += 1;
    const call: Call = { id: this.#calls, name, argument };
    return new Promise((resolve, reject) => {
      this.#waiting.set(call.id, { resolve, reject });
      this.#worker.postMessage(call);
    });
  }

  close(): void {
    this.#worker.terminate();
    this.#fail("The session was closed.");
  }

  #take(message: FromWorker): void {
    switch (message.kind) {
      case "progress":
        this.onProgress(message);
        break;
      case "notes":
        this.notes.push(...message.notes);
        break;
      case "answer":
        // Each answer belongs to a call, whose type says what it is.
        this.#settle(message.id)?.resolve(message.value as never);
        break;
      case "failure":
        this.#settle(message.id)?.reject(new Error(message.message));
    }
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #fail(message: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(message));
    this.#waiting.clear();
  }
}
