import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { cinesync, playground } from "./support/run.ts";

const folder = playground();

interface Schema {
  properties?: Record<string, Schema>;
  additionalProperties?: boolean;
  [key: string]: unknown;
}

/** The schema of a command; here it also rejects fields that it does not describe. */
function validatorOf(command: string): (value: unknown) => readonly string[] {
  const text = readFileSync(new URL(`../schema/${command}.json`, import.meta.url), "utf8");
  const strict = JSON.parse(text, (_, value: unknown) => {
    if (typeof value === "object" && value !== null && "properties" in value && "type" in value)
      (value as Schema).additionalProperties = false;
    return value;
  }) as Schema;
  const isValid = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false }).compile(
    strict,
  );
  return (value) => {
    isValid(value);
    return (isValid.errors ?? []).map((one) => `${one.instancePath} ${one.message ?? ""}`);
  };
}

interface Output {
  readonly version: number;
  readonly results?: readonly { readonly error?: { readonly code: string } }[];
  readonly error?: { readonly code: string };
}

function output(...args: readonly string[]): Output {
  const { stdout } = cinesync([...args, "--json"], { cwd: folder });
  return JSON.parse(stdout) as Output;
}

const COMMANDS: readonly (readonly [command: string, args: readonly string[], failing: readonly string[]])[] =
  [
    ["info", ["monday.csc", "tuesday.csc"], ["monday.csc", "nosuch.csc", "shots.csv"]],
    ["validate", ["monday.csc", "broken.csc"], ["nosuch.csc", "monday.csc"]],
    ["notes", ["monday.csc", "tuesday.csc"], ["monday.csc", "nosuch.csc"]],
    ["diff", ["monday.csc", "tuesday.csc"], ["monday.csc", "nosuch.csc"]],
    ["check-media", ["monday.csc", "tuesday.csc"], ["nosuch.csc", "monday.csc"]],
    ["hash", ["monday.csc", "tuesday.csc"], ["monday.csc", "nosuch.csc"]],
  ];

describe.each(COMMANDS)("cinesync %s --json", (command, args, failing) => {
  const errorsOf = validatorOf(command);

  it("matches its schema", () => {
    const result = output(command, ...args);
    expect(errorsOf(result)).toEqual([]);
    expect(result.results).toHaveLength(command === "diff" ? 1 : args.length);
  });

  it("prints an error for the input that fails, and the results of the others", () => {
    const result = output(command, ...failing);
    expect(errorsOf(result)).toEqual([]);
    expect(
      result.results
        ?.map(({ error }) => error?.code ?? "")
        .sort()
        .at(-1),
    ).toMatch(/^(?:missing-file|not-well-formed)$/);
  });

  it("prints one error for an invalid command line", () => {
    const result = output(command, ...args, "--nosuch");
    expect(errorsOf(result)).toEqual([]);
    expect(result).toMatchObject({ version: 1, error: { code: "invalid-option" } });
  });

  it("has a schema in this test", () => {
    expect(errorsOf({ version: 1, results: [{ nosuch: 1 }] }).length).toBeGreaterThan(0);
    expect(errorsOf({ version: 2, results: [] }).length).toBeGreaterThan(0);
  });
});

describe("cinesync --json for a session that ends in the middle", () => {
  it("prints the movies before the error, and the error with its position", () => {
    const whole = readFileSync(join(folder, "monday.csc"), "utf8");
    const { stdout, status, stderr } = cinesync(["info", "-", "--json"], { input: whole.slice(0, -200) });
    expect(status).toBe(2);
    const { results } = JSON.parse(stdout) as { results: { media: unknown[]; error: { line: number } }[] };
    expect(results[0]?.media).toHaveLength(2);
    expect(results[0]?.error.line).toBeGreaterThan(1);
    expect(stderr).toMatch(/^cinesync: standard input:\d+:\d+: [^\n]+\n$/);
  });
});
