import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createSession, stringifySession } from "@cinesync/session-xml";
import { expect, test } from "vitest";
import { FRAMES, SAMPLE, runExample, scratchFolder } from "./lib/run-example.ts";

const ONLINE = ["--key=ASDF1234", "--save-format=JPEG"];

test("review-report writes a page with the notes and the newest saved frames", async () => {
  const folder = await scratchFolder();
  const outcome = await runExample("review-report.mjs", [folder, ...ONLINE, `--save-dir=${FRAMES}`], {
    input: await readFile(SAMPLE),
  });
  expect(outcome).toMatchObject({ status: 0, stderr: "" });
  const [name = "", ...more] = await readdir(folder);
  expect(more).toEqual([]);
  expect(name).toMatch(/^Review ASDF1234 \d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d\.\d{3}Z\.html$/);
  expect(outcome.stdout).toBe(`${join(folder, name)}\n`);
  const page = await readFile(join(folder, name), "utf8");
  expect(page).toContain('href="cinesync://session/ASDF1234"');
  expect(page).toContain("الرجاء تخفيف الضباب خلف المنارة.");
  const newest = await readFile(join(FRAMES, "sea_0010_comp_v012.mov-00048 (2).jpg"));
  expect(page).toContain(newest.toString("base64"));
});

test("review-report continues after a picture that cannot be shown", async () => {
  const [folder, frames] = [await scratchFolder(), await scratchFolder()];
  await writeFile(join(frames, "sea_0010_comp_v012.mov-00048.jpg"), "no picture at all");
  const outcome = await runExample("review-report.mjs", [folder, ...ONLINE, `--save-dir=${frames}`], {
    input: await readFile(SAMPLE),
  });
  expect(outcome.status).toBe(0);
  expect(outcome.stderr).toContain("sea_0010_comp_v012.mov");
  expect(await readdir(folder)).toHaveLength(1);
});

test("review-report stays in its folder whatever the key, and reports a page that it cannot write", async () => {
  const folder = await scratchFolder();
  const inner = join(folder, "inner");
  await mkdir(inner);
  const input = stringifySession(createSession());
  await runExample("review-report.mjs", [inner, "--key=a/b\\..\\evil", "--save-format=PNG"], { input });
  expect(await readdir(folder)).toEqual(["inner"]);
  expect(await readdir(inner)).toEqual([expect.stringMatching(/^Review a_b_\.\._evil .*\.html$/)]);
  const outcome = await runExample("review-report.mjs", [join(folder, "missing"), ...ONLINE], { input });
  expect(outcome).toMatchObject({ status: 1, stdout: "" });
  expect(outcome.stderr).toMatch(/^review-report\.mjs: ENOENT: .*\n$/);
});
