import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import changelog from "../changelog.mjs";
import { layOutForJsr } from "../lib/jsr.mjs";
import { release } from "../lib/release.mjs";
import { inParallel, run, runOrThrow } from "../lib/run.mjs";
import { listPackages } from "../lib/workspace.mjs";
import { manifest, scratch } from "./scratch.ts";

describe("the changelog", () => {
  it("has the words of a changeset, in one item of a list", () => {
    expect(changelog.getReleaseLine({ summary: "First release.\n\nMore:\n- this" })).toBe(
      "- First release.\n\n  More:\n  - this",
    );
  });

  it("names the packages that are used in a new version", () => {
    expect(changelog.getDependencyReleaseLine([], [{ name: "@t/one", newVersion: "1.1.0" }])).toBe(
      "- Uses `@t/one` 1.1.0.",
    );
    expect(changelog.getDependencyReleaseLine([], [])).toBe("");
  });
});

describe("layOutForJsr", () => {
  it("gives pure packages a deno.json with sources for exports and npm for others' packages", () => {
    const root = scratch({
      "packages/commands/package.json": manifest("@cinesync/commands", {
        license: "MIT",
        dependencies: { saxes: "^6.0.0", "@cinesync/session-xml": "workspace:^" },
      }),
      "packages/commands/src/index.ts": "export {};\n",
      "packages/event/package.json": manifest("@cinesync/event"),
    });
    const folder = scratch({});
    expect(layOutForJsr(listPackages(root), folder)).toEqual(["@cinesync/commands"]);
    const written = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), "utf8"));
    expect(written("deno.json")).toEqual({ workspace: ["./commands"] });
    expect(written("commands/deno.json")).toEqual({
      name: "@cinesync/commands",
      version: "1.0.0",
      license: "MIT",
      exports: { ".": "./src/index.ts" },
      imports: { saxes: "npm:saxes@^6.0.0" },
    });
    expect(readFileSync(path.join(folder, "commands/src/index.ts"), "utf8")).toBe("export {};\n");
  });
});

describe("release", () => {
  const changesets = `import { rmSync, writeFileSync } from "node:fs";
rmSync(".changeset/one.md");
writeFileSync("packages/one/CHANGELOG.md", "# One");`;

  async function releaseWith(check: string) {
    const root = scratch({
      ".gitignore": "node_modules\n",
      ".changeset/one.md": "First.\n",
      "packages/one/package.json": manifest("@t/one"),
      "node_modules/@changesets/cli/bin.js": changesets,
      "node_modules/@changesets/cli/package.json": '{ "type": "module" }',
      "scripts/check.mjs": check,
    });
    const git = (...args: string[]) => runOrThrow("git", args, { cwd: root });
    await git("init", "--quiet");
    await git("config", "user.name", "Test");
    await git("config", "user.email", "test@localhost");
    await git("add", "--all");
    await git("commit", "--quiet", "--message", "All");
    const outcome = await release(root, { check: true }).catch((error: unknown) => String(error));
    const commits = (await git("log", "--format=%s")).trim().split("\n");
    return { outcome, commits, left: await git("status", "--porcelain") };
  }

  it("checks before it changes anything", async () => {
    const { outcome, commits, left } = await releaseWith("process.exitCode = 1;");
    expect(outcome).toContain("ended with status 1");
    expect(commits).toEqual(["All"]);
    expect(left).toBe("");
  });

  it("takes versions and changelogs back that are not in order", async () => {
    const { outcome, commits, left } = await releaseWith(
      `if (process.argv.includes("manifests")) process.exitCode = 1;`,
    );
    expect(outcome).toContain("ended with status 1");
    expect(commits).toEqual(["All"]);
    expect(left).toBe("");
  });

  it("does not release over changes that come while it checks", async () => {
    const { outcome, commits, left } = await releaseWith(
      `import { writeFileSync } from "node:fs"; writeFileSync("new.txt", "");`,
    );
    expect(outcome).toContain("came while the checks ran");
    expect(commits).toEqual(["All"]);
    expect(left).toBe("?? new.txt\n");
  });

  it("commits versions and changelogs that are in order", async () => {
    // There is nothing to build here, which ends it.
    const { outcome, commits, left } = await releaseWith("");
    expect(outcome).toContain("run --silent build");
    expect(commits).toEqual(["Release", "All"]);
    expect(left).toBe("");
  });
});

describe("run", () => {
  it("tells how a program ended, and stops one that takes too long", async () => {
    const script = "process.stdin.pipe(process.stdout); process.exitCode = 3;";
    expect(await run(process.execPath, ["-e", script], { input: "hi" })).toEqual({
      code: 3,
      stdout: "hi",
      stderr: "",
    });
    const endless = await run(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { timeout: 300 });
    expect(endless.code).toBe(-1);
    expect(endless.stderr).toContain("stopped after 0.3 s");
    expect((await run("no-such-program", [])).code).toBe(-1);
  });

  it("runs tasks side by side, but not too many, and keeps their order", async () => {
    let now = 0;
    let most = 0;
    const task = (value: number) => async () => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 10 - value));
      now--;
      return value;
    };
    expect(await inParallel([1, 2, 3, 4, 5].map(task), 2)).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });
});
