import type { ExitStatus } from "../base/cli-error.ts";
import { print } from "../io/write-output.ts";

/** Prints a URL, or opens it with the program that the system has for it. */
export async function openOrPrint(url: string, onlyPrint: boolean): Promise<ExitStatus> {
  if (onlyPrint) {
    await printUrl(url);
  } else {
    const { openUrl } = await import("@cinesync/launch");
    await openUrl(url);
  }
  return 0;
}

/** A launcher that prints the URL. */
export async function printUrl(url: string): Promise<void> {
  await print(`${url}\n`);
}
