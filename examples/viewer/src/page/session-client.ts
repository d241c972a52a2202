// Inside the page's own script: only such a worker is under the page's content security policy.
import SessionWorker from "../worker/session-worker.ts?worker&inline";
import type { Call, CallName, FromWorker, NoteEntry, Progress, WorkerCalls } from "../shared/protocol.ts";

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** The worker was closed on purpose: nobody waits for its answer. */
export class ClosedError extends Error {}

/** A worker with one session in it. Closing it frees the session. */
export class SessionClient {
  /** In playlist and frame order; complete when `open` is answered. */
  readonly opened: NoteEntry[] = [];
  onProgress: (progress: Progress) => void = () => undefined;
  readonly #worker = new SessionWorker();
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;

  constructor() {
    this.#worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      this.#receive(data);
    });
    this.#worker.addEventListener("error", ({ message }) => {
      this.#fail(
        new Error(message || "the session does not fit into the memory that the browser gives a page"),
      );
    });
  }

  /** @throws {Error} with the worker's message. */
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
    this.#fail(new ClosedError("the session was closed"));
  }

  #receive(message: FromWorker): void {
    switch (message.kind) {
      case "progress":
        this.onProgress(message);
        break;
      case "notes":
        this.opened.push(...message.notes);
        break;
      case "answer":
        // The type of the call says what its answer is.
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

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
