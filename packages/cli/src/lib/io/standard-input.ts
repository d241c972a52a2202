import { fstatSync, read, type Stats } from "node:fs";
import { Socket, type OnReadOpts, type SocketConstructorOpts } from "node:net";
import { promisify } from "node:util";

const STDIN = 0;

/**
 * Standard input in one buffer that each chunk writes over: `process.stdin` takes a new one for each, and of a large
 * input these pile up faster than they are collected.
 */
export async function* standardInputChunks(size: number): AsyncGenerator<Uint8Array, void, undefined> {
  const stat = statStandardInput();
  if (stat?.isFile() === true) yield* fileChunks(new Uint8Array(size));
  else if (stat?.isFIFO() === true || stat?.isSocket() === true) yield* pipeChunks(new Uint8Array(size));
  // Terminals, devices, and whatever a system does not tell.
  else for await (const chunk of process.stdin) yield chunk as Uint8Array;
}

function statStandardInput(): Stats | undefined {
  try {
    return fstatSync(STDIN);
  } catch {
    return undefined;
  }
}

async function* fileChunks(buffer: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  const readInto = promisify(read);
  for (;;) {
    const { bytesRead } = await readInto(STDIN, buffer, 0, buffer.length, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

interface PipeState {
  /** How many bytes lie in the buffer. */
  length: number;
  isEnded: boolean;
  failure: Error | undefined;
  wake: (() => void) | undefined;
}

async function* pipeChunks(buffer: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  const state: PipeState = { length: 0, isEnded: false, failure: undefined, wake: undefined };
  const options: SocketConstructorOpts & { readonly onread: OnReadOpts } = {
    fd: STDIN,
    readable: true,
    writable: false,
    onread: {
      buffer,
      callback: (bytesRead) => {
        state.length = bytesRead;
        state.wake?.();
        // Nothing more until this has been used.
        return false;
      },
    },
  };
  const socket = new Socket(options);
  socket.on("error", (error) => {
    state.failure = error;
  });
  socket.on("close", () => {
    state.isEnded = true;
    state.wake?.();
  });
  // Without it, the end would wait for somebody who reads.
  socket.resume();
  try {
    for (;;) {
      if (state.length === 0 && !state.isEnded) {
        await new Promise<void>((resolve) => {
          state.wake = resolve;
        });
      }
      if (state.length > 0) {
        yield buffer.subarray(0, state.length);
        state.length = 0;
        socket.resume();
      } else if (state.failure !== undefined) throw state.failure;
      else if (state.isEnded) return;
    }
  } finally {
    socket.destroy();
  }
}
