import { checkUrl } from "../url/check-url.ts";
import type { LaunchOptions } from "./launch-options.ts";
import { systemLauncher } from "./system-launcher.ts";

/**
 * Hands a `cinesync:` URL to the operating system, byte for byte. On Windows, characters that may not stand in a URL
 * are percent-encoded first, as browsers do.
 *
 * Resolves when the URL has been handed over; what cineSync does with it is not known. On Linux a program that fails
 * within 1.5 seconds counts as a failure.
 *
 * @throws {@link LaunchError} when it is not a `cinesync:` URL, is too long, or nothing on this computer opens it.
 */
export async function openUrl(url: string | URL, options: LaunchOptions = {}): Promise<void> {
  const { launcher = systemLauncher() } = options;
  await launcher(checkUrl(url instanceof URL ? url.href : url));
}
