import { access } from "node:fs/promises";
import { win32 } from "node:path";
import { LaunchError } from "../error/launch-error.ts";
import type { StartedProgram, System } from "../system/system.ts";
import { thisSystem } from "../system/this-system.ts";
import { checkLength, toLegalUrl } from "../url/check-url.ts";
import { findHandler } from "../xdg/find-handler.ts";

/**
 * Hands a `cinesync:` URL to whatever opens it. Resolves when it has been handed over, rejects when it has not.
 * The URL has been checked before.
 */
export type Launcher = (url: string) => Promise<void>;

/** Windows itself: what ShellExecute takes. */
const WINDOWS_LIMIT = 2_048;
/** One argument of a program is at most 128 KiB on Linux, and a handler may put something around the URL. */
const POSIX_LIMIT = 128_000;

const CURE =
  "install cineSync, or start it once so that it registers itself; then try a cinesync: link in a browser";

/**
 * The launcher that is used unless another one is given: the operating system's own way of opening a URL, after a
 * look at whether any program is registered for it.
 *
 * @param system - Replaces parts of the operating system, for tests.
 */
export function systemLauncher(system: Partial<System> = {}): Launcher {
  const whole: System = { ...thisSystem(), ...system };
  return (url) => {
    switch (whole.platform) {
      case "win32":
        return launchOnWindows(url, whole, registryTool(whole));
      case "darwin":
        return launchOnMac(url, whole);
      default:
        return launchOnDesktop(url, whole);
    }
  };
}

/** Windows shows a dialog for an unknown scheme and reports success: only the registry knows. */
async function launchOnWindows(url: string, system: System, reg: string): Promise<void> {
  const legal = toLegalUrl(url);
  checkLength(legal, WINDOWS_LIMIT);
  const places = [
    ["HKEY_CLASSES_ROOT\\cinesync", "URL Protocol"],
    [
      "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\Shell\\Associations\\UrlAssociations\\cinesync\\UserChoice",
      "ProgId",
    ],
  ] as const;
  let registered = false;
  for (const [key, value] of places) {
    const answer = await system.run(reg, ["query", key, "/v", value]);
    // 1 is "not there". Where the registry cannot be asked, Windows has to say what it thinks of the URL.
    registered = answer?.status !== 1;
    if (registered) break;
  }
  if (!registered) {
    throw new LaunchError("no-handler", `no program is registered for cinesync: URLs in Windows: ${CURE}`);
  }
  await handOver(() => system.open(legal), system);
}

/** `open` ends with status 1 when LaunchServices knows no application. */
async function launchOnMac(url: string, system: System): Promise<void> {
  checkLength(url, POSIX_LIMIT);
  const started = await start(() => system.open(url));
  const status = await started.ended(system.patience);
  if (status === 1) {
    throw new LaunchError("no-handler", `no application opens cinesync: URLs on this Mac: ${CURE}`);
  }
  checkStatus(status);
}

/**
 * Linux, and whatever else follows the freedesktop.org standards. The handler is started here and not by xdg-open: that
 * reports success when the handler fails, turns to a browser when it does not understand the handler's command (a
 * space in its path is enough), and is not installed everywhere.
 */
async function launchOnDesktop(url: string, system: System): Promise<void> {
  checkLength(url, POSIX_LIMIT);
  const { env } = system;
  const search = await findHandler("x-scheme-handler/cinesync", system);
  if ("handler" in search) {
    const { program, argumentsFor } = search.handler;
    await handOver(() => system.start(program, argumentsFor(url)), system);
  } else if (env["WSL_DISTRO_NAME"] !== undefined) {
    await launchOnWindows(url, system, "reg.exe");
  } else if (env["SNAP"] !== undefined || (await exists("/.flatpak-info"))) {
    // From inside a sandbox the applications outside cannot be seen, only asked for.
    await handOver(() => system.open(url), system);
  } else {
    throw new LaunchError(
      "no-handler",
      `nothing on this computer opens cinesync: URLs, because ${search.problem}: ${CURE}`,
    );
  }
}

async function handOver(starting: () => Promise<StartedProgram>, system: System): Promise<void> {
  const started = await start(starting);
  checkStatus(await started.ended(system.patience));
}

async function start(starting: () => Promise<StartedProgram>): Promise<StartedProgram> {
  try {
    return await starting();
  } catch (cause) {
    const reason = cause instanceof Error ? `: ${cause.message}` : "";
    throw new LaunchError("opener-failed", `the program that opens URLs could not be started${reason}`, {
      cause,
    });
  }
}

/** @param status - As {@link StartedProgram.ended} gives it: undefined when the program still runs. */
function checkStatus(status: number | null | undefined): void {
  if (status === undefined || status === 0) return;
  const how = status === null ? "was ended by a signal" : `ended with status ${status}`;
  throw new LaunchError(
    "opener-failed",
    `the program that opens URLs ${how}, so cineSync may not have got the URL: try a cinesync: link in a browser`,
  );
}

function registryTool(system: System): string {
  return win32.join(system.env["SystemRoot"] || "C:\\Windows", "System32", "reg.exe");
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
