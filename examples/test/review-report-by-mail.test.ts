import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createSession, stringifySession } from "@cinesync/session-xml";
import { beforeEach, describe, expect, test } from "vitest";
import { startMailServer, type MailServer } from "./lib/mail-server.ts";
import { FRAMES, SAMPLE, runExample, type Outcome } from "./lib/run-example.ts";

const PEOPLE = ["me@example.com", "you@example.com", "them@example.com"];

let server: MailServer;

beforeEach(async () => {
  server = await startMailServer();
});

async function send(
  args: readonly string[],
  { key = "ASDF1234", more = [] as readonly string[], input = "" } = {},
): Promise<Outcome> {
  return runExample("review-report-by-mail.mjs", [...args, `--key=${key}`, "--save-format=JPEG", ...more], {
    input: input === "" ? await readFile(SAMPLE) : input,
  });
}

test("everybody gets the report, whole, with the newest saved frames in it", async () => {
  const more = [`--save-dir=${FRAMES}`, "--user=Reviewer"];
  expect(await send([server.host, ...PEOPLE], { more })).toEqual({
    status: 0,
    stderr: "",
    stdout: "Sent the report to you@example.com, them@example.com.\n",
  });
  expect(server.deliveries).toHaveLength(1);
  const [delivery] = server.deliveries;
  expect([delivery?.from, delivery?.to]).toEqual(["me@example.com", ["you@example.com", "them@example.com"]]);
  expect(delivery?.mail.subject).toBe("Review notes of session ASDF1234");
  expect(delivery?.mail.text).toContain("Reviewer sends the notes of session ASDF1234. Notes: 16.");
  const [report, ...others] = delivery?.mail.attachments ?? [];
  expect(others).toEqual([]);
  expect([report?.filename, report?.mimeType]).toEqual(["Review of ASDF1234.html", "text/html"]);
  const page = new TextDecoder().decode(report?.content as ArrayBuffer);
  expect(page).toMatch(/^<!doctype html>[\s\S]*<\/html>\s*$/i);
  expect(page).toContain("الرجاء تخفيف الضباب خلف المنارة.");
  expect(page).toContain('href="cinesync://session/ASDF1234"');
  const newest = await readFile(join(FRAMES, "sea_0010_comp_v012.mov-00048 (2).jpg"));
  expect(page).toContain(newest.toString("base64"));
});

test("an offline session has a report too", async () => {
  const input = stringifySession(createSession({ notes: "Only this." }));
  expect(await send([server.host, ...PEOPLE], { key: "_OFFLINE_", input })).toMatchObject({ status: 0 });
  const [delivery] = server.deliveries;
  expect(delivery?.mail.subject).toBe("Review notes of an offline session");
  expect(delivery?.mail.attachments[0]?.filename).toBe("Review of offline session.html");
});

test("a key cannot leave its place in the mail, nor in the name of the file", async () => {
  const key = "K/..x\r\nBcc: evil@example.com";
  expect(await send([server.host, ...PEOPLE], { key })).toMatchObject({ status: 0 });
  const [delivery] = server.deliveries;
  expect(delivery?.to).toEqual(["you@example.com", "them@example.com"]);
  expect(delivery?.mail.headers.map(({ key: name }) => name)).not.toContain("bcc");
  expect(delivery?.mail.attachments[0]?.filename).toBe("Review of K_..x__Bcc_ evil@example.com.html");
});

describe("errors", () => {
  test.each([[[]], [["smtp.example.com"]], [["smtp.example.com", "me@example.com"]]])(
    "too few arguments: %j",
    async (args) => {
      const outcome = await send(args);
      expect(outcome.status).toBe(1);
      expect(outcome.stderr).toContain("Three arguments are needed");
    },
  );

  test("what is not an address", async () => {
    const outcome = await send([server.host, "me@example.com", "you@example.com, evil@example.com"]);
    expect(outcome).toMatchObject({ status: 1, stdout: "" });
    expect(outcome.stderr).toContain("is not an e-mail address");
    expect(server.deliveries).toEqual([]);
  });

  test("a recipient that the server refuses", async () => {
    server.refuse("you@example.com");
    const outcome = await send([server.host, "me@example.com", "you@example.com"]);
    expect(outcome).toMatchObject({ status: 1, stdout: "" });
    expect(outcome.stderr).toContain("No such mailbox");
  });
});
