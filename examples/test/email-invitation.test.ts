import { beforeEach, describe, expect, test } from "vitest";
import { startMailServer, type Delivery, type MailServer } from "./lib/mail-server.ts";
import { runExample, type Outcome } from "./lib/run-example.ts";

let server: MailServer;
let host: string;
let deliveries: readonly Delivery[];

beforeEach(async () => {
  server = await startMailServer();
  ({ host, deliveries } = server);
});

function invite(args: readonly string[], key = "ASDF1234", ...more: readonly string[]): Promise<Outcome> {
  return runExample("email-invitation.mjs", [...args, `--key=${key}`, "--save-format=JPEG", ...more], {
    input: "<session that nobody reads/>",
  });
}

test("email-invitation sends each recipient a mail with the join link", async () => {
  const outcome = await invite([host, "me@example.com", "you@example.com", "them@example.com"]);
  expect(outcome).toEqual({
    status: 0,
    stderr: "",
    stdout: "Invited you@example.com, them@example.com to ASDF1234.\n",
  });
  expect(deliveries).toHaveLength(1);
  const [{ from, to, mail }] = deliveries as [Delivery];
  expect([from, to]).toEqual(["me@example.com", ["you@example.com", "them@example.com"]]);
  expect(mail.from?.address).toBe("me@example.com");
  expect(mail.to?.map(({ address }) => address)).toEqual(to);
  expect(mail.subject).toBe("cineSync session ASDF1234");
  expect(mail.text).toContain("Join: cinesync://session/ASDF1234");
  expect(mail.html).toContain('<a href="cinesync://session/ASDF1234">');
});

test("email-invitation accepts a URL as the server", async () => {
  expect(await invite([`smtp://${host}`, "me@example.com", "you@example.com"])).toMatchObject({ status: 0 });
  expect(deliveries).toHaveLength(1);
});

describe("email-invitation keeps hostile text in its part of the mail", () => {
  const heads = ["Bcc: evil@example.com", "Subject: other", "\r\n\r\nbody"];

  test.each(heads)("for a key with %j in it", async (head) => {
    const key = `K\r\n${head}`;
    expect(await invite([host, "me@example.com", "you@example.com"], key)).toMatchObject({ status: 0 });
    const [{ to, mail }] = deliveries as [Delivery];
    expect(to).toEqual(["you@example.com"]);
    expect(mail.headers.map(({ key: name }) => name).sort()).toEqual([
      "content-type",
      "date",
      "from",
      "message-id",
      "mime-version",
      "subject",
      "to",
    ]);
    expect(mail.subject).toMatch(/^cineSync session K/);
    expect(mail.html).toContain("cinesync://session/K%0D%0A");
  });

  test("for a user's name with markup and line breaks", async () => {
    const user = `<script>alert(1)</script>"'&\r\nBcc: evil@example.com`;
    const outcome = await invite([host, "me@example.com", "you@example.com"], "K", `--user=${user}`);
    expect(outcome.status).toBe(0);
    const [{ to, mail }] = deliveries as [Delivery];
    expect(to).toEqual(["you@example.com"]);
    expect(mail.html).not.toContain("<script>");
    expect(mail.text).toContain("<script>alert(1)</script>");
  });

  test.each([
    "you@example.com\r\nBcc: evil@example.com",
    "you@example.com, evil@example.com",
    "you@example.com;evil@example.com",
    "You <you@example.com>",
    "you@example.com>",
    "you",
    "@example.com",
    "you@",
    "a b@example.com",
    '"x"@example.com',
  ])("and rejects the address %j", async (address) => {
    const outcome = await invite([host, "me@example.com", "them@example.com", address]);
    expect(outcome).toMatchObject({ status: 1, stdout: "" });
    expect(outcome.stderr).toMatch(
      /^email-invitation\.mjs: address must be like you@example\.com, got .*\n$/,
    );
    expect(deliveries).toEqual([]);
  });
});

test("and rejects a sender's address with line breaks", async () => {
  const outcome = await invite([host, "me@example.com\r\nBcc: evil@example.com", "you@example.com"]);
  expect(outcome).toMatchObject({ status: 1, stdout: "" });
  expect(deliveries).toEqual([]);
});

describe("email-invitation", () => {
  test.each([[[]], [["smtp.example.com"]], [["smtp.example.com", "me@example.com"]]])(
    "fails with too few arguments: %j",
    async (args) => {
      const outcome = await invite(args);
      expect(outcome.status).toBe(1);
      expect(outcome.stderr).toContain("arguments must be SERVER FROM TO…");
    },
  );

  test("sends nothing offline, says so and exits with 0", async () => {
    const outcome = await invite([host, "me@example.com", "you@example.com"], "_OFFLINE_");
    expect(outcome).toMatchObject({ status: 0, stdout: "" });
    expect(outcome.stderr).toContain("the session is offline");
    expect(deliveries).toEqual([]);
  });

  test("fails for a recipient that the server rejects", async () => {
    server.refuse("you@example.com");
    const outcome = await invite([host, "me@example.com", "you@example.com"]);
    expect(outcome).toMatchObject({ status: 1, stdout: "" });
    expect(outcome.stderr).toContain("No such mailbox");
  });

  test("fails for a server that does not respond", async () => {
    await server.close();
    const outcome = await invite([host, "me@example.com", "you@example.com"]);
    expect(outcome).toMatchObject({ status: 1, stdout: "" });
    expect(outcome.stderr).toMatch(/^email-invitation\.mjs: .*ECONNREFUSED.*\n$/);
  });
});
