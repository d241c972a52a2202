import { once } from "node:events";
import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { onTestFinished } from "vitest";

/** A received mail. */
export interface Delivery {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly mail: Email;
}

/** A mail server on this computer that keeps received mails. */
export interface MailServer {
  /** Host and port. */
  readonly host: string;
  readonly deliveries: readonly Delivery[];
  /** Rejects mail to this address from now on. */
  readonly refuse: (address: string) => void;
  readonly close: () => Promise<void>;
}

/** Starts a server that runs until the test ends. */
export async function startMailServer(): Promise<MailServer> {
  const deliveries: Delivery[] = [];
  const refused = new Set<string>();
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: ({ address }, _, done) => {
      done(refused.has(address) ? new Error("No such mailbox") : null);
    },
    onData: (stream, { envelope }, done) => {
      let raw = "";
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => (raw += text));
      stream.on("end", () => {
        void PostalMime.parse(raw).then((mail) => {
          const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
          deliveries.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw, mail });
          done();
        });
      });
    },
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(resolve);
    });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  onTestFinished(close);
  const { port } = server.server.address() as AddressInfo;
  return { host: `127.0.0.1:${port}`, deliveries, refuse: (address) => refused.add(address), close };
}
