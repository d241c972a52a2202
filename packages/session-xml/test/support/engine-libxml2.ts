/* eslint-disable @typescript-eslint/no-deprecated -- libxml2 is going to drop RELAX NG one day; this package is pinned
   to a release that has it, and npm has no other real engine. */
import { readFileSync } from "node:fs";
import {
  RelaxNGValidator,
  XmlBufferInputProvider,
  xmlCleanupInputProvider,
  XmlDocument,
  XmlParseError,
  xmlRegisterInputProvider,
  XmlValidateError,
} from "libxml2-wasm";

/** The schema: as published, or with the attributes of later releases. */
export type SchemaName = "published" | "current";

export interface EngineVerdict {
  readonly valid: boolean;
  /** The engine's messages; empty for valid documents. */
  readonly reason: string;
}

/** The file name of a schema, without its extension. */
export const SCHEMA_FILES: Readonly<Record<SchemaName, string>> = {
  published: "cinesync-session",
  current: "cinesync-session-current",
};

const validators = new Map<SchemaName, RelaxNGValidator>();

/** Returns the verdict of libxml2's RELAX NG engine. */
export function validateWithLibxml2(xml: string, schema: SchemaName = "published"): EngineVerdict {
  const validator = validators.get(schema) ?? loadSchema(schema);
  validators.set(schema, validator);
  let document: XmlDocument | undefined;
  try {
    // As in a file, the declared encoding counts.
    document = XmlDocument.fromBuffer(new TextEncoder().encode(xml));
    validator.validate(document);
    return { valid: true, reason: "" };
  } catch (error) {
    if (!(error instanceof XmlParseError || error instanceof XmlValidateError)) throw error;
    return { valid: false, reason: error.message.trim() };
  } finally {
    document?.dispose();
  }
}

/** Matches messages of libxml2's parser about documents that it cannot parse. */
export function parseErrorOf(xml: string): string | undefined {
  try {
    XmlDocument.fromBuffer(new TextEncoder().encode(xml)).dispose();
    return undefined;
  } catch (error) {
    if (error instanceof XmlParseError) return error.message.trim();
    throw error;
  }
}

function loadSchema(schema: SchemaName): RelaxNGValidator {
  const read = (name: SchemaName): Uint8Array =>
    readFileSync(new URL(`../../schema/${SCHEMA_FILES[name]}.rng`, import.meta.url));
  // The second schema includes the first by its name.
  xmlRegisterInputProvider(new XmlBufferInputProvider({ "cinesync-session.rng": read("published") }));
  try {
    const document = XmlDocument.fromBuffer(read(schema), { url: `${SCHEMA_FILES[schema]}.rng` });
    // Neither is disposed of, because both live as long as the tests.
    return RelaxNGValidator.fromDoc(document);
  } finally {
    xmlCleanupInputProvider();
  }
}
