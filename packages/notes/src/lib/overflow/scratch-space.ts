/** Room outside memory, such as a temporary file: bytes by their place, counted from 0. */
export interface ScratchSpace {
  /** Writes bytes, which change afterwards: whoever keeps them has to copy them. */
  write(position: number, bytes: Uint8Array): Promise<void>;
  /** Fills all of `into` with what was written there. */
  read(position: number, into: Uint8Array): Promise<void>;
}

/** Where what is too much for memory goes. */
export interface Overflow {
  /** Makes new room; called when it is needed for the first time. Whoever makes it also removes it. */
  readonly open: () => Promise<ScratchSpace>;
  /** How many bytes of notes are held in memory, and as many of what tells movies apart. Default: 500 kB. */
  readonly memory?: number;
}
