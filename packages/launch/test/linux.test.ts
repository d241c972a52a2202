import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSessionUrl, openSessionFileUrl, runScriptUrl } from "@cinesync/commands";
import { describe, expect, test, vi } from "vitest";
import {
  joinSession,
  LaunchError,
  openCommand,
  openUrl,
  runScript,
  startSession,
  systemLauncher,
} from "../src/index.ts";
import { makeDesktop, TYPE, withXdgOpen, writeApplication } from "./desktop.ts";

const isLinux = process.platform === "linux";
if (!isLinux) console.log("skipped: handlers of cinesync: URLs are registered in this way on Linux only");

const URLS = [
  "cinesync://session/ASDF1234",
  createSessionUrl({ username: "jon & jane@home", password: "s3cr!t $HOME `id` \"';|\\" }),
  openSessionFileUrl("/Volumes/show/Größe & #1 'final'.csc", { mode: "replace" }),
  runScriptUrl("My custom handler? {takes query}", "a=1&b=2;c=$(id)&d=`id`&e=%20%&f=é&g='|*~"),
  // A URL from someone who does not encode.
  "cinesync://script/x?a=\"b c\"&d='e'&f=$HOME&g=`id`&h=\\i",
];

/** A system that cannot see the applications outside, as inside a snap. */
const sandbox = {
  env: {
    HOME: "/nonexistent",
    XDG_DATA_DIRS: "/nonexistent",
    XDG_CONFIG_DIRS: "/nonexistent",
    SNAP: "/snap/x",
  },
  run: () => Promise.resolve(undefined),
};

describe.runIf(isLinux)("launching on Linux", () => {
  test.each(URLS)("passes the URL to the registered handler byte for byte: %s", async (url) => {
    const desktop = makeDesktop();
    desktop.register(`${desktop.recorder} %u`);
    await openUrl(url);
    expect(await desktop.received()).toEqual([url]);
  });

  test.each(URLS)("passes the URL through xdg-open inside a sandbox: %s", async (url) => {
    const desktop = makeDesktop();
    withXdgOpen(desktop);
    desktop.register(`${desktop.recorder} %u`);
    await openUrl(url, { launcher: systemLauncher(sandbox) });
    expect(await desktop.received()).toEqual([url]);
  });

  test("rejects with the status of xdg-open when it finds no handler", async () => {
    const desktop = makeDesktop();
    withXdgOpen(desktop);
    const launcher = systemLauncher({ ...sandbox, patience: 60_000 });
    await expect(openUrl("cinesync://session/ASDF1234", { launcher })).rejects.toMatchObject({
      code: "opener-failed",
    });
  });

  test("works for every function", async () => {
    const desktop = makeDesktop();
    desktop.register(`${desktop.recorder} %u`);
    const calls: [call: () => Promise<void>, url: string][] = [
      [() => joinSession("KEY"), "cinesync://session/KEY"],
      [() => startSession(), "cinesync://session/new"],
      [() => runScript("a b", { query: { c: "d" } }), "cinesync://script/a%20b?c=d"],
      [() => openCommand({ kind: "join-session", key: "K" }), "cinesync://session/K"],
      [() => openUrl(new URL("cinesync://session/URL")), "cinesync://session/URL"],
    ];
    for (const [call, url] of calls) {
      rmSync(join(desktop.folder, "received.json"), { force: true });
      await call();
      expect(await desktop.received()).toEqual([url]);
    }
  });

  test("rejects when nothing handles the URL, and says what to do", async () => {
    makeDesktop();
    const error: unknown = await openUrl("cinesync://session/ASDF1234").catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(LaunchError);
    expect(error).toMatchObject({ name: "LaunchError", code: "no-handler" });
    expect(String(error)).toContain(`no application is registered for ${TYPE}; install cineSync`);
  });

  test("rejects when the handler's program is missing, and names it", async () => {
    const desktop = makeDesktop();
    desktop.register("/opt/cinesync-that-was-removed/cineSync %u");
    await expect(openUrl("cinesync://session/ASDF1234")).rejects.toMatchObject({
      code: "no-handler",
      message: expect.stringContaining("/opt/cinesync-that-was-removed/cineSync") as string,
    });
  });

  test("rejects when the handler's desktop file is missing, and names it", async () => {
    const desktop = makeDesktop();
    desktop.register(`${desktop.recorder} %u`);
    rmSync(join(desktop.applications, "cinesync.desktop"));
    await expect(openUrl("cinesync://session/ASDF1234")).rejects.toMatchObject({
      code: "no-handler",
      message: expect.stringContaining("cinesync.desktop") as string,
    });
  });

  test.each(['sh -c "RECORDER %u"', "sh -c 'RECORDER %u'", 'sh -c "exec RECORDER \\"%U\\""'])(
    "refuses a handler that has the URL inside a quoted argument: %s",
    async (exec) => {
      const desktop = makeDesktop();
      symlinkSync("/bin/sh", join(desktop.folder, "bin/sh"));
      desktop.register(exec.replace("RECORDER", desktop.recorder));
      await expect(openUrl("cinesync://script/x?a=$(touch%20hacked)")).rejects.toMatchObject({
        code: "no-handler",
        message: expect.stringContaining("has the URL inside a quoted argument") as string,
      });
      expect(existsSync(join(desktop.folder, "received.json"))).toBe(false);
    },
  );

  test("passes the URL to a shell as a separate argument, which the shell does not run", async () => {
    const desktop = makeDesktop();
    symlinkSync("/bin/sh", join(desktop.folder, "bin/sh"));
    desktop.register(`sh -c "exec ${desktop.recorder} \\"\\$0\\"" %u`);
    const url = "cinesync://script/x?a=$(id)&b=`id`";
    await openUrl(url);
    expect(await desktop.received()).toEqual([url]);
  });

  test.each(["..-..-evil.desktop", "a-..-..-..-evil.desktop", ".-evil.desktop"])(
    "finds no application outside the application folders: %s",
    async (id) => {
      const desktop = makeDesktop();
      for (const folder of [desktop.folder, join(desktop.folder, "data"), desktop.applications]) {
        writeApplication(join(folder, "evil.desktop"), `${desktop.recorder} %u`);
      }
      mkdirSync(join(desktop.applications, "a"), { recursive: true });
      writeFileSync(desktop.settings, `[Default Applications]\n${TYPE}=${id}\n`);
      await expect(openUrl("cinesync://session/K")).rejects.toMatchObject({ code: "no-handler" });
    },
  );

  test("rejects when the handler fails at once", async () => {
    const desktop = makeDesktop("process.exit(3);");
    desktop.register(`${desktop.recorder} %u`);
    const launcher = systemLauncher({ patience: 60_000 });
    await expect(openUrl("cinesync://session/ASDF1234", { launcher })).rejects.toMatchObject({
      code: "opener-failed",
      message: expect.stringContaining("ended with status 3") as string,
    });
  });

  test("does not wait for a handler that keeps running", async () => {
    // Runs until the test's folder is removed.
    const desktop = makeDesktop(
      "const stay = setInterval(() => existsSync(folder) || clearInterval(stay), 20);",
    );
    desktop.register(`${desktop.recorder} %u`);
    await openUrl("cinesync://session/ASDF1234", { launcher: systemLauncher({ patience: 50 }) });
    expect(await desktop.received()).toEqual(["cinesync://session/ASDF1234"]);
  });

  test("rejects when a signal ends the handler", async () => {
    const desktop = makeDesktop(`process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000);`);
    desktop.register(`${desktop.recorder} %u`);
    const launcher = systemLauncher({ patience: 60_000 });
    await expect(openUrl("cinesync://session/ASDF1234", { launcher })).rejects.toThrow(
      "was ended by a signal",
    );
  });

  test("rejects when the handler cannot be run", async () => {
    const desktop = makeDesktop();
    writeFileSync(desktop.recorder, "#!/nowhere/interpreter\n", { mode: 0o755 });
    desktop.register(`${desktop.recorder} %u`);
    await expect(openUrl("cinesync://session/ASDF1234")).rejects.toMatchObject({
      code: "opener-failed",
      message: expect.stringContaining("could not be started") as string,
    });
  });
});

describe.runIf(isLinux)("the handler is found", () => {
  const url = "cinesync://session/ASDF1234";

  test("among the applications of the whole computer, in its cache", async () => {
    const desktop = makeDesktop();
    writeApplication(join(desktop.systemApplications, "cinesync.desktop"), `${desktop.recorder} %U`);
    writeFileSync(
      join(desktop.systemApplications, "mimeinfo.cache"),
      `[MIME Cache]\n${TYPE}=cinesync.desktop;\n`,
    );
    await openUrl(url);
    expect(await desktop.received()).toEqual([url]);
  });

  test("in the settings of the running desktop, before the general ones", async () => {
    const desktop = makeDesktop();
    vi.stubEnv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME");
    desktop.register(`${desktop.recorder} general %u`);
    writeApplication(join(desktop.applications, "own.desktop"), `${desktop.recorder} own %u`);
    writeFileSync(
      join(desktop.folder, "config/gnome-mimeapps.list"),
      `[Default Applications]\n${TYPE}=gone.desktop;own.desktop\n`,
    );
    await openUrl(url);
    expect(await desktop.received()).toEqual(["own", url]);
  });

  test("among added associations, unless it is removed", async () => {
    const desktop = makeDesktop();
    writeApplication(join(desktop.applications, "one.desktop"), `${desktop.recorder} one %u`);
    writeApplication(join(desktop.applications, "two.desktop"), `${desktop.recorder} two %u`);
    writeFileSync(
      join(desktop.applications, "mimeinfo.cache"),
      `[MIME Cache]\n${TYPE}=one.desktop;two.desktop;\n`,
    );
    writeFileSync(desktop.settings, `# by hand\n[Removed Associations]\n${TYPE} = one.desktop;\n`);
    await openUrl(url);
    expect(await desktop.received()).toEqual(["two", url]);

    writeFileSync(desktop.settings, `[Removed Associations]\n${TYPE}=one.desktop;two.desktop\n`);
    await expect(openUrl(url)).rejects.toMatchObject({ code: "no-handler" });
  });

  test("in a folder that its id names, unless the user has hidden it", async () => {
    const desktop = makeDesktop();
    writeApplication(join(desktop.systemApplications, "vendor/cine/sync.desktop"), `${desktop.recorder} %u`);
    writeFileSync(desktop.settings, `[Added Associations]\n${TYPE}=vendor-cine-sync.desktop\n`);
    await openUrl(url);
    expect(await desktop.received()).toEqual([url]);

    writeApplication(join(desktop.applications, "vendor-cine-sync.desktop"), "x", ["Hidden=true"]);
    await expect(openUrl(url)).rejects.toMatchObject({ code: "no-handler" });
  });

  test("in the home folder by default", async () => {
    const desktop = makeDesktop();
    for (const name of ["DATA_HOME", "DATA_DIRS", "CONFIG_HOME", "CONFIG_DIRS", "CURRENT_DESKTOP"]) {
      vi.stubEnv(`XDG_${name}`, undefined);
    }
    const home = join(desktop.folder, "home");
    writeApplication(join(home, ".local/share/applications/cinesync.desktop"), `${desktop.recorder} %u`);
    mkdirSync(join(home, ".config"));
    writeFileSync(join(home, ".config/mimeapps.list"), `[Default Applications]\n${TYPE}=cinesync.desktop\n`);
    await openUrl(url);
    expect(await desktop.received()).toEqual([url]);
  });

  test("by name in the folders of programs, where an empty one is the working directory", async () => {
    const desktop = makeDesktop();
    vi.stubEnv("PATH", `${desktop.folder}/missing::${desktop.folder}:${desktop.folder}/bin`);
    desktop.register("recorder.mjs %u");
    await openUrl(url);
    expect(await desktop.received()).toEqual([url]);

    vi.stubEnv("PATH", undefined);
    await expect(openUrl(url)).rejects.toMatchObject({ code: "no-handler" });
  });

  test("by xdg-mime, which knows more folders", async () => {
    const desktop = makeDesktop();
    mkdirSync(desktop.applications, { recursive: true });
    writeApplication(join(desktop.applications, "found.desktop"), `${desktop.recorder} %u`);
    const asked: unknown[] = [];
    const launcher = systemLauncher({
      run: (program, args) => {
        asked.push([program, ...args]);
        return Promise.resolve({ status: 0, output: "found.desktop\n" });
      },
    });
    await openUrl(url, { launcher });
    expect(asked).toEqual([["xdg-mime", "query", "default", TYPE]]);
    expect(await desktop.received()).toEqual([url]);
  });

  test("only if the program of TryExec exists", async () => {
    const desktop = makeDesktop();
    desktop.register(`${desktop.recorder} %u`, { lines: ["TryExec=cinesync-that-is-not-there"] });
    await expect(openUrl(url)).rejects.toMatchObject({ code: "no-handler" });
    desktop.register(`${desktop.recorder} %u`, { lines: ["TryExec=node"] });
    await openUrl(url);
    expect(await desktop.received()).toEqual([url]);
  });

  test("by xdg-mime only if the application exists", async () => {
    const desktop = makeDesktop();
    writeFileSync(join(desktop.folder, "bin/xdg-mime"), "#!/bin/sh\necho gone.desktop\nexit 4\n", {
      mode: 0o755,
    });
    await expect(openUrl(url)).rejects.toMatchObject({
      code: "no-handler",
      message: expect.stringContaining("gone.desktop") as string,
    });
  });

  test("never by an id that contains a path", async () => {
    const desktop = makeDesktop();
    writeApplication(join(desktop.folder, "elsewhere.desktop"), `${desktop.recorder} %u`);
    writeFileSync(desktop.settings, `[Default Applications]\n${TYPE}=../../elsewhere.desktop\n`);
    await expect(openUrl(url)).rejects.toMatchObject({ code: "no-handler" });
    expect(existsSync(join(desktop.folder, "received.json"))).toBe(false);
  });
});

describe.runIf(isLinux)("parseDesktopEntry", () => {
  test.each<[exec: string, args: string[]]>([
    ["RECORDER %u", ["URL"]],
    ["RECORDER --open=%U --", ["--open=URL", "--"]],
    ["RECORDER", ["URL"]],
    ["RECORDER %i %c %d 100%% %u", ["Recorder", "100%", "URL"]],
    ['"RECORDER" "two words" "a\\\\"b\\\\\\\\c\\\\$d\\\\`e" "" %u', ["two words", 'a"b\\c$d`e', "", "URL"]],
    ["RECORDER tab\\sspace $HOME `id` ; & %u", ["tab", "space", "$HOME", "`id`", ";", "&", "URL"]],
  ])("parses %s", async (exec, args) => {
    const desktop = makeDesktop();
    desktop.register(exec.replace("RECORDER", desktop.recorder));
    const url = "cinesync://script/x?a=%u&b=$&";
    await openUrl(url);
    expect(await desktop.received()).toEqual(args.map((arg) => arg.replace("URL", () => url)));
  });

  test("expands %k to the desktop file", async () => {
    const desktop = makeDesktop();
    desktop.register(`${desktop.recorder} %k %u`);
    await openUrl("cinesync://session/K");
    expect(await desktop.received()).toEqual([
      join(desktop.applications, "cinesync.desktop"),
      "cinesync://session/K",
    ]);
  });

  test.each(["", '"unclosed %u', "cinesync-that-is-not-there %u"])(
    "returns no command for one that cannot be run: %j",
    async (exec) => {
      const desktop = makeDesktop();
      desktop.register(exec);
      await expect(openUrl("cinesync://session/K")).rejects.toMatchObject({ code: "no-handler" });
    },
  );
});
