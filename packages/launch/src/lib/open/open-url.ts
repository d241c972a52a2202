import { expectOptions } from "../error/expect-argument.ts";
import { checkUrl } from "../url/check-url.ts";
import type { LaunchOptions } from "./launch-options.ts";
import { systemLauncher } from "./system-launcher.ts";

/**
 * Opens a `cinesync:` URL, byte for byte. On Windows, characters that a URL must not contain are percent-encoded first,
 * as in browsers; inside WSL, the path of a session file is translated to a Windows path.
 *
 * The promise resolves when the URL has been passed on; what cineSync does with it is unknown. On Linux, the promise
 * rejects when the program that opens the URL fails within 1.5 seconds.
 *
 * @throws {@link LaunchError} when the URL is not a `cinesync:` URL or too long, or when nothing on this computer opens it.
 *
 * @example
 * ```ts
 * import { openUrl } from "@cinesync/launch";
 *
 * await openUrl("cinesync://session/ASDF1234", { launcher: async (url) => console.log(url) });
 * // cinesync://session/ASDF1234
 * ```
 */
export async function openUrl(url: string | URL, options: LaunchOptions = {}): Promise<void> {
  expectOptions(options, { launcher: "function" });
  const { launcher = systemLauncher() } = options;
  await launcher(checkUrl(url instanceof URL ? url.href : url));
}
