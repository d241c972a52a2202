import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { textWidth } from "../src/lib/text/fit.ts";
import { cinesync, hasTerminal, inTerminal, playground, PROGRAM } from "./support/run.ts";

const folder = playground();
const ESCAPE = "\u001b[";

// util-linux's `script` gives a test a terminal; other systems have another program or none.
describe.runIf(hasTerminal)("cinesync in a terminal", () => {
  it("colors output", () => {
    expect(inTerminal("cinesync validate broken.csc", { cwd: folder }).stdout).toContain(`${ESCAPE}31merror`);
    expect(inTerminal("cinesync info nosuch", { cwd: folder }).stdout).toContain(`${ESCAPE}31mcinesync:`);
    expect(inTerminal("cinesync --help", { cwd: folder }).stdout).toContain(`${ESCAPE}1m`);
  });

  it("respects NO_COLOR, and a terminal without colors", () => {
    for (const env of [{ NO_COLOR: "1" }, { TERM: "dumb" }]) {
      for (const line of ["cinesync validate broken.csc", "cinesync --help", "cinesync info nosuch"]) {
        expect(inTerminal(line, { cwd: folder, env }).stdout, line).not.toContain(ESCAPE);
      }
    }
  });

  it("keeps tables within its width", () => {
    for (const columns of [40, 60, 80, 200]) {
      const { stdout } = inTerminal("cinesync info monday.csc", {
        cwd: folder,
        columns,
        env: { NO_COLOR: "1" },
      });
      const table = stdout.split("\n\n")[0]?.split("\n") ?? [];
      expect(table).toHaveLength(4);
      for (const line of table) expect(line.length, line).toBeLessThanOrEqual(columns);
      expect(stdout).toContain(columns === 40 ? "lh010" : "lh010_comp_v");
      expect(stdout.includes("Found by")).toBe(columns > 80);
    }
  });

  it("breaks lines between words, and long words anywhere", () => {
    const { stdout } = inTerminal("cinesync info monday.csc", {
      cwd: folder,
      columns: 30,
      env: { NO_COLOR: "1" },
    });
    const facts = stdout.split("\n\n")[1] ?? "";
    expect(facts).toContain("Notes      5, one of them on\n           the session\n");
    expect(facts).toContain('User data  {"project":"Lightho\n           use"}\n');
    for (const line of facts.split("\n")) expect(line.length, line).toBeLessThanOrEqual(30);
  });

  it.each([40, 80])("points at the position within a width of %i", (columns) => {
    writeFileSync(
      join(folder, "long.csc"),
      `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard" userData="${"波".repeat(30)}" stray="${"x".repeat(90)}"/>`,
    );
    const { stdout } = inTerminal("cinesync validate long.csc", {
      cwd: folder,
      columns,
      env: { NO_COLOR: "1" },
    });
    const [, line = "", caret = ""] = stdout.split("\n");
    expect(textWidth(line)).toBeLessThanOrEqual(columns);
    expect(line).toMatch(/^ {4}….*" stray="x+…$/);
    expect(textWidth(line.slice(0, line.indexOf("stray")))).toBe(caret.indexOf("^"));
  });

  it.each([40, 60])("keeps help within a width of %i", (columns) => {
    const { stdout } = inTerminal("cinesync filter --help", {
      cwd: folder,
      columns,
      env: { NO_COLOR: "1" },
    });
    const [help = "", examples = ""] = stdout.split("Examples:");
    const [, statuses = ""] = examples.split("Exit status:");
    expect(statuses).toContain("0  success");
    for (const line of [help, statuses].join("\n").split("\n"))
      expect(line.length, line).toBeLessThanOrEqual(columns);
  });

  it("shows progress after half a second, and removes it", () => {
    execFileSync("mkfifo", [join(folder, "slow.csc")]);
    const feed = "{ head -c 300 monday.csc; sleep 2; tail -c +301 monday.csc; } > slow.csc &";
    const { stdout } = inTerminal(`${feed} cinesync notes slow.csc -o slow.csv; cat slow.csv`, {
      cwd: folder,
      env: { NO_COLOR: "1" },
    });
    expect(stdout).toMatch(/\r\u001b\[2K\d+(\.\d)? (bytes|kB) {2}slow\.csc/);
    expect(stdout).toContain("\r\u001b[2Kwrote 5 rows\nMedia File,Frame,Notes");
  });

  it("removes progress when it is interrupted", () => {
    const interrupt = "{ sleep 4; kill -INT $(cat pid); } &";
    const run = `sh -c 'echo $$ > pid; exec "${process.execPath}" "${PROGRAM}" notes -'`;
    const feed = "{ head -c 300 monday.csc; sleep 2; tail -c +301 monday.csc; sleep 5; }";
    const { stdout } = inTerminal(`${interrupt} ${feed} | ${run}; echo "status $?"`, {
      cwd: folder,
      env: { NO_COLOR: "1" },
    });
    expect(stdout).toMatch(/standard input\r\u001b\[2Kstatus 130\n$/);
  });

  it("removes control characters from text of a session", () => {
    const evil = `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard"><media><name>a&#x9b;31mb&#x202e;c</name><locators><path>/a</path></locators></media></session>`;
    const result = cinesync(["info", "-"], { input: evil });
    expect(result.stdout).toContain("a<U+009B>31mb<U+202E>c");
  });
});

describe("cinesync without a terminal", () => {
  it("prints colors only with FORCE_COLOR", () => {
    expect(cinesync(["validate", "broken.csc"]).stdout).not.toContain(ESCAPE);
    expect(cinesync(["validate", "broken.csc"], { env: { FORCE_COLOR: "1" } }).stdout).toContain(ESCAPE);
    expect(
      cinesync(["validate", "broken.csc"], { env: { FORCE_COLOR: "1", NO_COLOR: "1" } }).stdout,
    ).not.toContain(ESCAPE);
  });
});
