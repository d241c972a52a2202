import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { LaunchError, openSessionFile, openUrl, type System, systemLauncher } from "../src/index.ts";

const URL_WITH_MEANING = "cinesync://script/x?a=1&b=%20^&calc.exe&c='d'&e=$(id)&f=`g`;h|i";

interface Recorded {
  readonly system: Partial<System>;
  readonly ran: string[][];
  readonly opened: string[];
}

/** A system that records the calls. */
function record(
  system: Partial<System>,
  answers: { found?: boolean | "cannot be asked"; status?: number | "still runs" } = {},
): Recorded {
  const { found = true, status = 0 } = answers;
  const ran: string[][] = [];
  const opened: string[] = [];
  return {
    ran,
    opened,
    system: {
      env: {},
      run: (program, args) => {
        ran.push([program, ...args]);
        return Promise.resolve(
          found === "cannot be asked" ? undefined : { status: found ? 0 : 1, output: "" },
        );
      },
      open: (url) => {
        opened.push(url);
        return Promise.resolve({
          ended: () => Promise.resolve(status === "still runs" ? undefined : status),
        });
      },
      start: () => Promise.reject(new Error("nothing is started directly here")),
      ...system,
    },
  };
}

const open = (url: string, { system }: Recorded): Promise<void> =>
  openUrl(url, { launcher: systemLauncher(system) });

describe("launching on Windows", () => {
  const windows = { platform: "win32", env: { SystemRoot: "D:\\Windows" } };
  const REG = "D:\\Windows\\System32\\reg.exe";

  test("checks the registry, then opens the URL", async () => {
    const recorded = record(windows);
    await open("cinesync://session/ASDF1234", recorded);
    expect(recorded.ran).toEqual([[REG, "query", "HKEY_CLASSES_ROOT\\cinesync", "/v", "URL Protocol"]]);
    expect(recorded.opened).toEqual(["cinesync://session/ASDF1234"]);
  });

  test("opens nothing when no program is registered, and rejects", async () => {
    const recorded = record(windows, { found: false });
    await expect(open("cinesync://session/ASDF1234", recorded)).rejects.toMatchObject({ code: "no-handler" });
    expect(recorded.ran.map(([program, , key]) => [program, key])).toEqual([
      [REG, "HKEY_CLASSES_ROOT\\cinesync"],
      [
        REG,
        "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\Shell\\Associations\\UrlAssociations\\cinesync\\UserChoice",
      ],
    ]);
    expect(recorded.opened).toEqual([]);
  });

  test("opens the URL when the registry cannot be read", async () => {
    const recorded = record({ ...windows, env: {} }, { found: "cannot be asked" });
    await open("cinesync://session/ASDF1234", recorded);
    expect(recorded.ran[0]?.[0]).toBe("C:\\Windows\\System32\\reg.exe");
    expect(recorded.opened).toHaveLength(1);
  });

  test("encodes characters that could end an argument in the handler's command line, as browsers do", async () => {
    const recorded = record(windows);
    await open('cinesync://script/x?a="b c" --evil&d=é\\<|>^`{}', recorded);
    expect(recorded.opened).toEqual([
      "cinesync://script/x?a=%22b%20c%22%20--evil&d=%C3%A9%5C%3C%7C%3E%5E%60%7B%7D",
    ]);
    const again = record(windows);
    await open("cinesync://script/x%20y?a=1&b='2'%25(!)*~;:@$,+/?[]", again);
    expect(again.opened).toEqual(["cinesync://script/x%20y?a=1&b='2'%25(!)*~;:@$,+/?[]"]);
  });

  test("rejects a URL that is too long for Windows, and names the limit", async () => {
    const recorded = record(windows);
    const start = "cinesync://script/x?";
    await open(start.padEnd(2048, "a"), recorded);
    await expect(open(start.padEnd(2049, "a"), recorded)).rejects.toMatchObject({
      code: "limit-exceeded",
      message: expect.stringContaining("the URL must be at most 2048 bytes long, got 2049") as string,
    });
    expect(recorded.opened).toHaveLength(1);
  });

  test("rejects when the program cannot be started", async () => {
    await expect(open("cinesync://session/K", record(windows, { status: 1 }))).rejects.toMatchObject({
      code: "opener-failed",
    });
  });

  test("is used inside WSL, unless Linux has a handler", async () => {
    const nowhere = { HOME: "/nonexistent", XDG_DATA_DIRS: "/nonexistent", XDG_CONFIG_DIRS: "/nonexistent" };
    const wsl = { platform: "linux", env: { ...nowhere, WSL_DISTRO_NAME: "Debian" } };
    const recorded = record(wsl);
    await open("cinesync://session/ASDF1234", recorded);
    expect(recorded.ran.at(-1)?.[0]).toBe("reg.exe");
    expect(recorded.opened).toEqual(["cinesync://session/ASDF1234"]);
    await expect(open("cinesync://session/K", record(wsl, { found: false }))).rejects.toMatchObject({
      code: "no-handler",
    });
  });
});

describe("a session file inside WSL", () => {
  const nowhere = { HOME: "/nonexistent", XDG_DATA_DIRS: "/nonexistent", XDG_CONFIG_DIRS: "/nonexistent" };
  const wsl = (wslpath: { readonly status: number; readonly output: string }): Recorded =>
    record({
      platform: "linux",
      env: { ...nowhere, WSL_DISTRO_NAME: "Debian" },
      run: (program, args) =>
        Promise.resolve(
          program === "wslpath" && args[0] === "-w" && args.length === 2
            ? { ...wslpath, output: wslpath.output.replace("PATH", args[1]?.replaceAll("/", "\\") ?? "") }
            : { status: program === "xdg-mime" ? 1 : 0, output: "" },
        ),
    });

  test("gets its Windows path", async () => {
    const recorded = wsl({ status: 0, output: "\\\\wsl.localhost\\DebianPATH\n" });
    const launcher = systemLauncher(recorded.system);
    await openSessionFile("/tmp/a b.csc", { mode: "replace", launcher });
    await openSessionFile("C:\\show\\a.csc", { launcher });
    expect(recorded.opened).toEqual([
      "cinesync://file/replace?path=%5C%5Cwsl.localhost%5CDebian%5Ctmp%5Ca+b.csc",
      "cinesync://file/merge?path=C%3A%5Cshow%5Ca.csc",
    ]);
  });

  test("is refused when it has no Windows path", async () => {
    const recorded = wsl({ status: 1, output: "wslpath: /tmp/a.csc\n" });
    const opening = openSessionFile("/tmp/a.csc", { launcher: systemLauncher(recorded.system) });
    await expect(opening).rejects.toMatchObject({ code: "invalid-path", details: { actual: "/tmp/a.csc" } });
    expect(recorded.opened).toEqual([]);
  });
});

describe("launching on macOS", () => {
  const mac = { platform: "darwin" };

  test("passes the URL to LaunchServices unchanged", async () => {
    const recorded = record(mac);
    await open(URL_WITH_MEANING, recorded);
    expect(recorded).toMatchObject({ opened: [URL_WITH_MEANING], ran: [] });
  });

  test("rejects with no-handler for status 1", async () => {
    const error: unknown = await open("cinesync://session/K", record(mac, { status: 1 })).catch(
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(LaunchError);
    expect(error).toMatchObject({ code: "no-handler" });
  });

  test("rejects for any other status, but not when the program still runs", async () => {
    await expect(open("cinesync://session/K", record(mac, { status: 2 }))).rejects.toMatchObject({
      code: "opener-failed",
    });
    await expect(
      open("cinesync://session/K", record(mac, { status: "still runs" })),
    ).resolves.toBeUndefined();
  });
});

describe("the opener never uses a shell", () => {
  /** Loads the package `open` on a simulated system, and returns the program that it starts for a URL. */
  function startedBy(platform: string, url: string): { command: string; args: string[]; options: object } {
    const script = `
      import childProcess from "node:child_process";
      import { EventEmitter } from "node:events";
      Object.defineProperty(process, "platform", { value: ${JSON.stringify(platform)} });
      childProcess.spawn = (command, args, options) => {
        console.log(JSON.stringify({ command, args, options }));
        const child = Object.assign(new EventEmitter(), { unref() {} });
        setImmediate(() => { child.emit("spawn"); child.emit("close", 0); });
        return child;
      };
      const { default: open } = await import("open");
      await open(process.argv[1]);
    `;
    const result = spawnSync(process.execPath, ["--input-type=module", "-e", script, url], {
      cwd: fileURLToPath(new URL("..", import.meta.url)),
      env: { ...process.env, SYSTEMROOT: "C:\\Windows" },
      encoding: "utf8",
    });
    expect(result.stderr).toBe("");
    return JSON.parse(result.stdout) as { command: string; args: string[]; options: object };
  }

  test("on macOS: open, with the URL as one argument", () => {
    const { command, args, options } = startedBy("darwin", URL_WITH_MEANING);
    expect([command, ...args]).toEqual(["open", URL_WITH_MEANING]);
    expect(options).not.toHaveProperty("shell");
  });

  test("on Windows: Start-Process, with the URL quoted in a completely encoded command", () => {
    const { command, args, options } = startedBy("win32", URL_WITH_MEANING);
    expect(command).toBe("C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe");
    expect(args.slice(0, -1)).toEqual([
      "-NoProfile",
      "-NonInteractive",
      "-ExecutionPolicy",
      "Bypass",
      "-EncodedCommand",
    ]);
    const text = Buffer.from(args.at(-1) ?? "", "base64").toString("utf16le");
    expect(text).toMatch(/ Start '[^]*'$/);
    expect(text.slice(text.indexOf("Start '") + 7, -1).replaceAll("''", "\0")).toBe(
      URL_WITH_MEANING.replaceAll("'", "\0"),
    );
    expect(options).not.toHaveProperty("shell");
  });

  test.runIf(process.platform !== "win32")(
    "on Linux, inside a sandbox: xdg-open, with the URL as one argument",
    () => {
      const { command, args, options } = startedBy("linux", URL_WITH_MEANING);
      expect(command).toMatch(/xdg-open$/);
      expect(args).toEqual([URL_WITH_MEANING]);
      expect(options).not.toHaveProperty("shell");
    },
  );
});
