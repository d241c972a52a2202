import type { Spot } from "./state/state.ts";

/** The frame that an address points at. The part after `#` never leaves the browser. */
export interface Address {
  readonly session: string;
  /** For people whose browser does not have the session. */
  readonly name: string;
  readonly at: Spot | undefined;
}

export function formatAddress({ session, name, at }: Address): string {
  const fields = new URLSearchParams({ session, name });
  if (at !== undefined) {
    fields.set("movie", String(at.position));
    fields.set("frame", String(at.frame));
  }
  return `#${fields.toString()}`;
}

/** Returns undefined for an address of the start page. */
export function parseAddress(hash: string): Address | undefined {
  const fields = new URLSearchParams(hash.slice(1));
  const session = fields.get("session");
  if (session === null || session === "") return undefined;
  const [position, frame] = [fields.get("movie"), fields.get("frame")].map((text) => Number(text ?? "NaN"));
  const at = isCount(position) && isCount(frame) ? { position, frame } : undefined;
  return { session, name: fields.get("name") ?? "", at };
}

function isCount(value: number | undefined): value is number {
  return Number.isSafeInteger(value) && (value ?? -1) >= 0;
}
