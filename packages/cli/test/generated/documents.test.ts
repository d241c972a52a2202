import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { describe, expect, it } from "vitest";
import { STATUSES } from "../../src/lib/app/statuses.ts";
import { COMMANDS } from "../../src/lib/app/table.ts";
import { manPage } from "../../src/lib/docs/man-page.ts";
import { PROGRAM } from "../support/run.ts";
import { environment, playground } from "../support/run.ts";

// What is generated: `node scripts/make-docs.mjs` writes it, and these tests fail as long as it is not up to date.

const README = fileURLToPath(new URL("../../README.md", import.meta.url));
const MAN_PAGE = fileURLToPath(new URL("../../man/cinesync.1", import.meta.url));
const commands = COMMANDS.map(({ spec }) => spec);

describe("the man page", () => {
  it("is generated from the specs of the commands", async () => {
    await expect(manPage(commands, STATUSES)).toMatchFileSnapshot(MAN_PAGE);
  });
});

// The examples are lines of a POSIX shell.
describe.skipIf(process.platform === "win32")("the README", () => {
  it("shows what the commands print", { timeout: 300_000 }, async () => {
    const current = readFileSync(README, "utf8");
    const shown = withOutputs(withTable(current));
    const options = (await resolveConfig(README)) ?? {};
    await expect(await format(shown, { ...options, parser: "markdown" })).toMatchFileSnapshot(README);
  });

  it("has a section for every command", () => {
    const current = readFileSync(README, "utf8");
    for (const { name } of commands) expect(current).toContain(`cinesync ${name} `);
  });
});

/** The table below the heading "Commands". */
function withTable(page: string): string {
  const rows = commands.map(({ name, summary }) => `| \`${name}\` | ${summary} |`);
  const table = ["| command | what it does |", "| --- | --- |", ...rows].join("\n");
  return page.replace(/(## Commands\n\n)(?:\|.*\n)*/, `$1${table.replaceAll("$", "$$$$")}\n`);
}

/** Runs each block of shell that a block of text follows, and puts what it prints there. */
function withOutputs(page: string): string {
  const folder = playground();
  const bin = join(folder, ".bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "cinesync"), `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`);
  chmodSync(join(bin, "cinesync"), 0o755);
  for (const name of ["lh010_comp_v012.mov", "lh030_fx_v001.mov"])
    writeFileSync(join(folder, name), `movie ${name}`);
  const path = [bin, join(process.execPath, ".."), process.env["PATH"] ?? ""].join(delimiter);
  return page.replace(/```sh\n((?:(?!```)[^])*)```\n\n```text\n[^]*?```/g, (_block, lines: string) => {
    for (const line of lines.trimEnd().split("\n")) expect(line).toMatch(/^(?:cinesync|echo|cat|ls) /);
    const { stdout, status } = spawnSync("sh", ["-c", `exec 2>&1\n${lines}`], {
      cwd: folder,
      env: environment(folder, { PATH: path }),
      encoding: "utf8",
    });
    expect([0, 1]).toContain(status);
    const output = stdout
      .replaceAll(folder, "/projects/lighthouse")
      .replaceAll(encodeURIComponent(folder), encodeURIComponent("/projects/lighthouse"))
      // Times are different each time.
      .replace(/after \d+\.\d\d s/g, "after 0.05 s")
      .replaceAll("\r\n", "\n")
      .trimEnd();
    return `\`\`\`sh\n${lines}\`\`\`\n\n\`\`\`text\n${output}\n\`\`\``;
  });
}
