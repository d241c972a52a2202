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

test("review-report-by-mail sends everyone the notes, with the newest saved frames in the mail", async () => {
  expect(await send([server.host, ...PEOPLE], { more: [`--save-dir=${FRAMES}`] })).toEqual({
    status: 0,
    stderr: "",
    stdout: "Sent the report to you@example.com, them@example.com.\n",
  });
  expect(server.deliveries).toHaveLength(1);
  const [delivery] = server.deliveries;
  expect([delivery?.from, delivery?.to]).toEqual(["me@example.com", ["you@example.com", "them@example.com"]]);
  const { subject, html = "", text, attachments } = delivery?.mail ?? { attachments: [] };
  expect(subject).toMatch(/^Review notes of session ASDF1234, \d+ \w+ \d{4}$/);
  expect(text).toContain("15 notes, 6 drawn frames, 6 movies");
  for (const body of [html, text]) {
    expect(body).toContain("الرجاء تخفيف الضباب خلف المنارة.");
    expect(body).toContain("cinesync://session/ASDF1234");
  }
  expect(attachments.map(({ mimeType }) => mimeType)).toEqual(Array(6).fill("image/jpeg"));
  const cids = attachments.map(({ contentId }) => contentId?.slice(1, -1));
  expect([...html.matchAll(/src="cid:([^"]+)"/g)].map(([, cid]) => cid)).toEqual(cids);
  const newest = await readFile(join(FRAMES, "sea_0010_comp_v012.mov-00048 (2).jpg"));
  expect(Buffer.from(attachments[0]?.content as ArrayBuffer)).toEqual(newest);
});

test("review-report-by-mail also sends a report of an offline session", async () => {
  const input = stringifySession(createSession({ notes: "Only this." }));
  expect(await send([server.host, ...PEOPLE], { key: "_OFFLINE_", input })).toMatchObject({ status: 0 });
  const [delivery] = server.deliveries;
  expect(delivery?.mail.subject).toMatch(/^Review notes of an offline session, /);
  expect(delivery?.mail.text).toContain("Only this.");
});

test("review-report-by-mail reports frames without a picture, and describes their drawings", async () => {
  const outcome = await send([server.host, ...PEOPLE]);
  expect(outcome.status).toBe(0);
  expect(outcome.stderr).toContain("0 of 6 drawn frames have a picture");
  expect(server.deliveries[0]?.mail.html).toContain("slower into the crest, then let it fall");
});

test("review-report-by-mail keeps a key in its part of the mail", async () => {
  const key = "K/..x\r\nBcc: evil@example.com";
  expect(await send([server.host, ...PEOPLE], { key })).toMatchObject({ status: 0 });
  const [delivery] = server.deliveries;
  expect(delivery?.to).toEqual(["you@example.com", "them@example.com"]);
  expect(delivery?.mail.headers.map(({ key: name }) => name)).not.toContain("bcc");
});

describe("review-report-by-mail fails", () => {
  test.each([[[]], [["smtp.example.com"]], [["smtp.example.com", "me@example.com"]]])(
    "with too few arguments: %j",
    async (args) => {
      const outcome = await send(args);
      expect(outcome.status).toBe(1);
      expect(outcome.stderr).toContain("arguments must be SERVER FROM TO…");
    },
  );

  test("with an invalid address", async () => {
    const outcome = await send([server.host, "me@example.com", "you@example.com, evil@example.com"]);
    expect(outcome).toMatchObject({ status: 1, stdout: "" });
    expect(outcome.stderr).toContain("address must be like you@example.com");
    expect(server.deliveries).toEqual([]);
  });

  test("for a recipient that the server rejects", async () => {
    server.refuse("you@example.com");
    const outcome = await send([server.host, "me@example.com", "you@example.com"]);
    expect(outcome).toMatchObject({ status: 1, stdout: "" });
    expect(outcome.stderr).toContain("No such mailbox");
  });
});
