import { expectArgument } from "../error/expect-argument.ts";
import { buildCommandUrl, parseCommandUrl } from "@cinesync/commands";
import { access } from "node:fs/promises";
import { win32 } from "node:path";
import { LaunchError } from "../error/launch-error.ts";
import type { StartedProgram, System } from "../system/system.ts";
import { thisSystem } from "../system/this-system.ts";
import { checkLength, toLegalUrl } from "../url/check-url.ts";
import { findHandler } from "../xdg/find-handler.ts";

/** Opens a valid `cinesync:` URL. Resolves when the URL has been passed on, rejects when it has not. */
export type Launcher = (url: string) => Promise<void>;

/** Largest URL that ShellExecute accepts, in bytes. */
const WINDOWS_LIMIT = 2_048;
/** Linux accepts arguments of at most 128 KiB, and a handler may add to the URL. */
const POSIX_LIMIT = 128_000;

/**
 * Returns the default launcher: the operating system's own way of opening a URL, after a check that a program is
 * registered for it.
 *
 * @param system - Replaces parts of the operating system, for tests.
 *
 * @example
 * ```ts
 * import { openUrl, systemLauncher } from "@cinesync/launch";
 *
 * const opened: string[] = [];
 * const launcher = systemLauncher({
 *   platform: "darwin",
 *   open: async (url) => {
 *     opened.push(url);
 *     return { ended: async () => 0 };
 *   },
 * });
 * await openUrl("cinesync://session/ASDF1234", { launcher });
 * console.log(opened); // [ 'cinesync://session/ASDF1234' ]
 * ```
 */
export function systemLauncher(system: Partial<System> = {}): Launcher {
  expectArgument("object", "system", system);
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

/** Checks the registry first, because Windows shows a dialog for an unknown scheme and reports success. */
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
    // Status 1 means "not found". Any other failure leaves the decision to Windows.
    registered = answer?.status !== 1;
    if (registered) break;
  }
  if (!registered) throw new LaunchError("no-handler", { reason: "no program is registered in Windows" });
  await handOver(() => system.open(legal), system);
}

/** `open` exits with 1 when no application is registered in LaunchServices. */
async function launchOnMac(url: string, system: System): Promise<void> {
  checkLength(url, POSIX_LIMIT);
  const started = await start(() => system.open(url));
  const status = await started.ended(system.patience);
  if (status === 1) {
    throw new LaunchError("no-handler", { reason: "no application is registered on this Mac" });
  }
  checkStatus(status);
}

/**
 * Opens a URL on Linux and other systems that follow the freedesktop.org standards. Starts the handler directly rather
 * than through xdg-open, which reports success when the handler fails, opens a browser when it does not understand the
 * handler's command (a space in its path is enough), and is not always installed.
 */
async function launchOnDesktop(url: string, system: System): Promise<void> {
  checkLength(url, POSIX_LIMIT);
  const { env } = system;
  const search = await findHandler("x-scheme-handler/cinesync", system);
  if ("handler" in search) {
    const { program, argumentsFor } = search.handler;
    await handOver(() => system.start(program, argumentsFor(url)), system);
  } else if (env["WSL_DISTRO_NAME"] !== undefined) {
    await launchOnWindows(await withWindowsPath(url, system), system, "reg.exe");
  } else if (env["SNAP"] !== undefined || (await exists("/.flatpak-info"))) {
    // Applications outside the sandbox are not visible here.
    await handOver(() => system.open(url), system);
  } else {
    throw new LaunchError("no-handler", { reason: search.problem });
  }
}

/** Inside WSL: returns the URL with the path of its session file translated to a Windows path. */
async function withWindowsPath(url: string, system: System): Promise<string> {
  const command = parseCommandUrl(url);
  if (command.kind !== "open-session-file" || !command.path.startsWith("/")) return url;
  const answer = await system.run("wslpath", ["-w", command.path]);
  const path = answer?.status === 0 ? answer.output.replace(/\r?\n$/, "") : "";
  if (path === "") {
    const reason = "wslpath cannot translate the path; check that the file exists";
    throw new LaunchError("invalid-path", { actual: command.path, reason });
  }
  return buildCommandUrl({ ...command, path });
}

async function handOver(starting: () => Promise<StartedProgram>, system: System): Promise<void> {
  const started = await start(starting);
  checkStatus(await started.ended(system.patience));
}

async function start(starting: () => Promise<StartedProgram>): Promise<StartedProgram> {
  try {
    return await starting();
  } catch (cause) {
    const why = cause instanceof Error ? `: ${cause.message}` : "";
    const reason = `the program that opens URLs could not be started${why}`;
    throw new LaunchError("opener-failed", { reason }, { cause });
  }
}

/** @param status - From {@link StartedProgram.ended}: undefined when the program still runs. */
function checkStatus(status: number | null | undefined): void {
  if (status === undefined || status === 0) return;
  const how = status === null ? "was ended by a signal" : `ended with status ${status}`;
  const reason = `the program that opens URLs ${how}; try a cinesync: link in a browser`;
  throw new LaunchError("opener-failed", { reason });
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
