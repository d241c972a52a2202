// A private desktop for a test: its own folders of programs, applications and settings, and a handler for cinesync: URLs
// that records its arguments.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";

export const TYPE = "x-scheme-handler/cinesync";

const REAL_PATH = process.env["PATH"] ?? "";

export interface Desktop {
  readonly folder: string;
  /** Folders in which applications of this user, and of the whole computer, are registered. */
  readonly applications: string;
  readonly systemApplications: string;
  /** `mimeapps.list` of this user. */
  readonly settings: string;
  /** An executable that records its arguments. */
  readonly recorder: string;
  /** Resolves with the recorder's arguments once it has run. */
  received(): Promise<string[]>;
  /** Creates an application and registers it for cinesync: URLs. */
  register(exec: string, more?: { id?: string; lines?: readonly string[] }): void;
}

/**
 * @param behavior - JavaScript that the recorder runs after it has recorded its arguments.
 */
export function makeDesktop(behavior = ""): Desktop {
  const folder = mkdtempSync(join(tmpdir(), "cinesync-desktop-"));
  const desktop: Desktop = {
    folder,
    applications: join(folder, "data/applications"),
    systemApplications: join(folder, "system/applications"),
    settings: join(folder, "config/mimeapps.list"),
    recorder: join(folder, "recorder.mjs"),
    async received() {
      const file = join(folder, "received.json");
      await vi.waitUntil(() => existsSync(file), { timeout: 30_000 });
      return JSON.parse(readFileSync(file, "utf8")) as string[];
    },
    register(exec, { id = "cinesync.desktop", lines = [] } = {}) {
      writeApplication(join(desktop.applications, id), exec, lines);
      writeFileSync(desktop.settings, `[Default Applications]\n${TYPE}=${id}\n`);
    },
  };
  for (const part of ["data/applications", "system/applications", "config", "etc", "bin", "home"]) {
    mkdirSync(join(folder, part), { recursive: true });
  }
  writeFileSync(
    desktop.recorder,
    `#!/usr/bin/env node
import { existsSync, renameSync, writeFileSync } from "node:fs";
const folder = ${JSON.stringify(folder)};
writeFileSync(folder + "/received.part", JSON.stringify(process.argv.slice(2)));
renameSync(folder + "/received.part", folder + "/received.json");
${behavior}
`,
    { mode: 0o755 },
  );
  symlinkSync(process.execPath, join(folder, "bin/node"));
  for (const [name, value] of Object.entries({
    // Only Node: no xdg-open, no xdg-mime, no shell.
    PATH: join(folder, "bin"),
    HOME: join(folder, "home"),
    XDG_DATA_HOME: join(folder, "data"),
    XDG_DATA_DIRS: join(folder, "system"),
    XDG_CONFIG_HOME: join(folder, "config"),
    XDG_CONFIG_DIRS: join(folder, "etc"),
    XDG_CURRENT_DESKTOP: "",
    DESKTOP_SESSION: "",
    DISPLAY: ":0",
    WAYLAND_DISPLAY: "",
    // xdg-open starts these when it finds no handler.
    BROWSER: "/bin/false",
    WSL_DISTRO_NAME: undefined,
    SNAP: undefined,
  })) {
    vi.stubEnv(name, value);
  }
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return desktop;
}

export function writeApplication(file: string, exec: string, lines: readonly string[] = []): void {
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(
    file,
    [
      "[Desktop Entry]",
      "Type=Application",
      "Name=Recorder",
      `Exec=${exec}`,
      `MimeType=${TYPE};`,
      ...lines,
      "",
    ].join("\n"),
  );
}

/**
 * Programs are found as on this computer, xdg-mime too. Where it is not installed, a stand-in answers in its place: it
 * is what xdg-open asks, which comes with the package `open` and is the real one.
 */
export function withXdgOpen({ folder, settings }: Desktop): void {
  vi.stubEnv("PATH", REAL_PATH);
  if (spawnSync("xdg-mime", ["--version"]).status === 0) return;
  writeFileSync(join(folder, "bin/xdg-mime"), `#!/bin/sh\nsed -n "s|^$3=||p" '${settings}'\n`, {
    mode: 0o755,
  });
  vi.stubEnv("PATH", `${join(folder, "bin")}:${REAL_PATH}`);
}
