import type {
  ReadOptions,
  Session,
  SessionPart,
  ValidationResult,
  XmlValidationOptions,
} from "../../src/index.ts";
import { SessionXmlError } from "../../src/index.ts";
import type { Engine } from "../../src/lib/parse/document-parser.ts";
import { PartCollector } from "../../src/lib/read/part-collector.ts";
import { PartReader } from "../../src/lib/read/part-reader.ts";
import { XmlValidator } from "../../src/lib/validate/xml-validator.ts";

// Reads documents in both ways: with the tokenizer as far as possible, and with saxes alone.

export const ENGINES: readonly Engine[] = ["tokenizer", "saxes"];

type Chunks = string | Uint8Array | Iterable<string | Uint8Array>;

function chunksOf(source: Chunks): Iterable<string | Uint8Array> {
  return typeof source === "string" || source instanceof Uint8Array ? [source] : source;
}

export function parseWith(engine: Engine, source: Chunks, options: ReadOptions = {}): Session {
  const collector = new PartCollector();
  const reader = new PartReader(options, "session", engine);
  const collect = (parts: readonly SessionPart[]): void => {
    reader.check();
    for (const part of parts) collector.add(part);
  };
  for (const chunk of chunksOf(source)) collect(reader.write(chunk));
  collect(reader.end());
  return collector.session();
}

export function validateWith(
  engine: Engine,
  source: Chunks,
  options: XmlValidationOptions = {},
): ValidationResult {
  const validator = new XmlValidator(options, engine);
  try {
    for (const chunk of chunksOf(source)) validator.write(chunk);
    validator.end();
  } catch (error) {
    if (!(error instanceof SessionXmlError)) throw error;
    validator.abandon(error);
  }
  return validator.result();
}

/** The result of reading a document: its model, or the error with its position. */
export type Outcome = { readonly session: unknown } | { readonly error: Record<string, unknown> };

export function outcome(source: Chunks, options: ReadOptions = {}, engine: Engine = "tokenizer"): Outcome {
  try {
    return { session: parseWith(engine, source, options) };
  } catch (error) {
    return { error: errorData(error) };
  }
}

/** Returns the parts before the end or an error, and the error. */
export function partsOutcome(
  source: Chunks,
  options: ReadOptions = {},
  engine: Engine = "tokenizer",
): { readonly parts: readonly SessionPart[]; readonly error: Record<string, unknown> | undefined } {
  const parts: SessionPart[] = [];
  const reader = new PartReader(options, "nothing", engine);
  try {
    for (const chunk of chunksOf(source)) {
      parts.push(...reader.write(chunk));
      reader.check();
    }
    parts.push(...reader.end());
    reader.check();
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
