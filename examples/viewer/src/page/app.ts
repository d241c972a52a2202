import type { Playback } from "./player/playback.ts";
import type { OpenSession } from "./state/state.ts";
import type { Store } from "./state/store.ts";
import type { Thumbnails } from "./views/thumbnails.ts";

/** Store, player and pictures, which actions work with. */
export interface App {
  readonly store: Store;
  readonly playback: Playback;
  readonly thumbnails: Thumbnails;
}

/** Returns whether a session is still the one that is open, after waiting for something. */
export function isOpen({ store }: App, session: OpenSession): boolean {
  return store.state.session?.client === session.client;
}
