import {
  type ReadOptions,
  readSession,
  type SessionPart,
  readSessionParts,
  SessionXmlError,
} from "../../src/index.ts";

/** What reading a document comes to: its model, or the error with its place. */
export type Outcome = { readonly session: unknown } | { readonly error: Record<string, unknown> };

export async function outcome(
  source: Iterable<string | Uint8Array>,
  options?: ReadOptions,
): Promise<Outcome> {
  try {
    return { session: await readSession(source, options) };
  } catch (error) {
    return { error: errorData(error) };
  }
}

/** The parts that come out before the end or an error, and the error. */
export async function partsOutcome(
  source: Iterable<string | Uint8Array>,
  options?: ReadOptions,
): Promise<{ readonly parts: readonly SessionPart[]; readonly error: Record<string, unknown> | undefined }> {
  const parts: SessionPart[] = [];
  try {
    for await (const part of readSessionParts(source, options)) parts.push(part);
    return { parts, error: undefined };
  } catch (error) {
    return { parts, error: errorData(error) };
  }
}

function errorData(error: unknown): Record<string, unknown> {
  if (!(error instanceof SessionXmlError)) throw error;
  const { code, line, column, offset, path, reason } = error;
  return { code, line, column, offset, path, reason };
}
