#!/usr/bin/env node
import { readFileSync } from "node:fs";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  readonly version: string;
};
const argv = process.argv.slice(2);

// Answered here, so that asking for the version loads nothing.
if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
  process.stdout.on("error", ({ code, message }: NodeJS.ErrnoException) => {
    if (code === "EPIPE" || code === "EOF") return;
    const reason = code === "ENOSPC" ? "the disk is full" : message;
    process.stderr.write(`cinesync: cannot write standard output: ${reason}\n`);
    process.exitCode = 2;
  });
  process.stdout.write(`${version}\n`);
} else if (argv[0] === "__complete") {
  const { printOffers } = await import("./lib/app/complete.ts");
  printOffers(argv.slice(1));
} else {
  const { main } = await import("./lib/app/main.ts");
  await main(argv, version);
}
