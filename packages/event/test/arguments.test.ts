import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  EventError,
  OFFLINE_KEY,
  ONLINE_KEY,
  parseEventArguments,
  type EventArguments,
  type EventErrorCode,
} from "../src/index.ts";

const ALWAYS = ["--key=ASDF1234", "--save-format=JPEG"];

/** Returns the error of parsing the arguments, or else of reading the field. */
function errorOf(argv: readonly string[], field?: keyof EventArguments): EventError {
  try {
    const event = parseEventArguments(argv);
    if (field) expect(event[field]).toBe("an error");
  } catch (error) {
    expect(error).toBeInstanceOf(EventError);
    return error as EventError;
  }
  throw new Error("nothing was thrown");
}

const FIELDS: Readonly<Record<string, keyof EventArguments>> = {
  "--key": "joinUrl",
  "--save-format": "saveFormat",
  "--save-dir": "saveFolder",
  "--url": "command",
  "--offline-key": "offlineKey",
  "--user": "user",
  "--pdfPath": "pdfPath",
};

function expectError(argv: readonly string[], code: EventErrorCode, argument: string): EventError {
  const error = errorOf(argv, FIELDS[argument]);
  expect(error).toMatchObject({ name: "EventError", code, details: { argument } });
  expect(error.message).toContain(argument);
  return error;
}

describe("parseEventArguments with the required arguments", () => {
  test("returns the key and the join URL of a live session", () => {
    expect(parseEventArguments(ALWAYS)).toStrictEqual({
      sessionKey: "ASDF1234",
      isOffline: false,
      saveFormat: "JPEG",
      saveExtension: "jpg",
      joinUrl: "cinesync://session/ASDF1234",
      args: [],
      options: {},
    });
  });

  test("returns no join URL when offline", () => {
    const event = parseEventArguments(["--key=_OFFLINE_", "--save-format=PNG"]);
    expect(event).toStrictEqual({
      sessionKey: OFFLINE_KEY,
      isOffline: true,
      saveFormat: "PNG",
      saveExtension: "png",
      args: [],
      options: {},
    });
  });

  test.each(["jpeg", "Jpeg", "JPEG"])("accepts the save format %s in any case", (format) => {
    const { saveFormat, saveExtension } = parseEventArguments(["--key=K", `--save-format=${format}`]);
    expect([saveFormat, saveExtension]).toEqual(["JPEG", "jpg"]);
  });
});

describe("parseEventArguments with optional arguments", () => {
  const all = {
    "--save-dir": "/tmp/cineSync frames/ü",
    "--url": "cinesync://script/My%20script?a=1&b=2",
    "--offline-key": ONLINE_KEY,
    "--user": "Ünal = user",
    "--pdfPath": String.raw`C:\Users\me\notes.pdf`,
  };
  const expected = {
    saveFolder: "/tmp/cineSync frames/ü",
    url: "cinesync://script/My%20script?a=1&b=2",
    command: { kind: "run-script", name: "My script", query: "a=1&b=2" },
    offlineKey: ONLINE_KEY,
    user: "Ünal = user",
    pdfPath: String.raw`C:\Users\me\notes.pdf`,
  };

  test("takes a value after =, which may contain a =", () => {
    const argv = Object.entries(all).map(([name, value]) => `${name}=${value}`);
    expect(parseEventArguments([...ALWAYS, ...argv])).toMatchObject(expected);
  });

  test("takes a value in a separate word", () => {
    const argv = ["--key", "ASDF1234", "--save-format", "png", ...Object.entries(all).flat()];
    expect(parseEventArguments(argv)).toMatchObject({
      ...expected,
      saveFormat: "PNG",
      args: [],
      options: {},
    });
  });

  test("accepts an empty user name", () => {
    expect(parseEventArguments([...ALWAYS, "--user="]).user).toBe("");
    expect(parseEventArguments([...ALWAYS, "--user", ""]).user).toBe("");
  });

  test("returns an unknown URL as an unknown command", () => {
    const { command } = parseEventArguments([...ALWAYS, "--url=cinesync://future/thing?x"]);
    expect(command).toMatchObject({ kind: "unknown", host: "future", path: "/thing", query: "x" });
  });
});

describe("parseEventArguments with a key", () => {
  test.each([
    ["--key=-ABC-", "-ABC-"],
    ["--key=--ABC", "--ABC"],
    ["--key=a=b", "a=b"],
    ["--key=line\nbreak", "line\nbreak"],
  ])("%j returns the key %j", (word, key) => {
    expect(parseEventArguments([word, "--save-format=PNG"]).sessionKey).toBe(key);
  });

  test("takes a key that starts with a hyphen from a separate word", () => {
    expect(parseEventArguments(["--key", "-AB-C", "--save-format=PNG"]).sessionKey).toBe("-AB-C");
  });

  test("encodes a key with special characters in the join URL", () => {
    expect(parseEventArguments(["--key=A?b#c&d e", "--save-format=PNG"]).joinUrl).toBe(
      "cinesync://session/A%3Fb%23c%26d%20e",
    );
  });

  test.each(["new", "../file/replace", "\uD800"])("rejects %j as the key of a join URL", (key) => {
    const error = expectError([`--key=${key}`, "--save-format=PNG"], "invalid-argument", "--key");
    expect(error.cause).toMatchObject({ name: "CommandUrlError" });
  });
});

describe("parseEventArguments with the script's own arguments", () => {
  test("keeps positional arguments in order", () => {
    const argv = ["smtp.example.com", "me@example.com", "", "-", "-v", "-5", ...ALWAYS, "last"];
    expect(parseEventArguments(argv).args).toEqual([
      "smtp.example.com",
      "me@example.com",
      "",
      "-",
      "-v",
      "-5",
      "last",
    ]);
  });

  test("keeps an unknown argument for the script", () => {
    const argv = ["--verbose", "word", "--port=25", "--empty=", "--text=a=b\nc", ...ALWAYS, "--future=1"];
    const { args, options } = parseEventArguments(argv);
    expect(options).toStrictEqual({ verbose: true, port: "25", empty: "", text: "a=b\nc", future: "1" });
    expect(args).toEqual(["word"]);
  });

  test("collects the values of a repeated unknown option in order", () => {
    const { options } = parseEventArguments(["--to=a", "--to", "--to=b", ...ALWAYS]);
    expect(options).toStrictEqual({ to: ["a", true, "b"] });
  });

  test("treats another spelling of a name as another option", () => {
    const { options } = parseEventArguments([...ALWAYS, "--Key=x", "--savedir=y", "--pdfpath=z", "--=q"]);
    expect(options).toStrictEqual({ Key: "x", savedir: "y", pdfpath: "z" });
    expect(parseEventArguments([...ALWAYS, "--=q"]).args).toEqual(["--=q"]);
  });

  test("takes names that every object has as options", () => {
    const { options } = parseEventArguments([...ALWAYS, "--__proto__=x", "--constructor=y", "--toString"]);
    expect(Object.entries(options)).toEqual([
      ["__proto__", "x"],
      ["constructor", "y"],
      ["toString", true],
    ]);
    expect(Object.getPrototypeOf(options)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  test("treats everything after -- as positional", () => {
    const { args, options } = parseEventArguments([...ALWAYS, "a", "--", "--user=x", "--", "-b"]);
    expect(args).toEqual(["a", "--user=x", "--", "-b"]);
    expect(options).toEqual({});
  });
});

describe("an invalid argument does not stop a script that does not use it", () => {
  test.each(["--save-dir=", "--url=cinesync://script/a%zz", "--url=", "--offline-key", "--pdfPath="])(
    "%s",
    (word) => {
      const event = parseEventArguments([word, ...ALWAYS]);
      expect({ ...event }).toMatchObject({ sessionKey: "ASDF1234", saveFormat: "JPEG" });
      expect(JSON.stringify(event)).not.toContain("null");
    },
  );

  test("event.url keeps the text of a URL that cannot be parsed", () => {
    const event = parseEventArguments([...ALWAYS, "--url=cinesync://script/a%zz"]);
    expect(event.url).toBe("cinesync://script/a%zz");
    expect(() => event.command).toThrow("--url must be a cinesync: URL");
  });

  test.each([
    "--key=ASDF1234",
    "--save-format=JPEG",
    "--save-dir=a",
    "--url=cinesync://script/a",
    "--user=a",
  ])("%s may be repeated with the same value", (word) => {
    expect(parseEventArguments([word, ...ALWAYS, word])).toStrictEqual(
      parseEventArguments([word, ...ALWAYS]),
    );
  });

  test("100,000 equal options become one list", () => {
    const many = Array.from({ length: 100_000 }, () => "--to=a");
    expect(parseEventArguments([...many, ...ALWAYS]).options["to"]).toHaveLength(100_000);
    expect(parseEventArguments([...ALWAYS, "--", ...many, ...many]).args).toHaveLength(200_000);
  });
});

describe("parseEventArguments errors", () => {
  test.each([
    [["--save-format=JPEG"], "--key"],
    [["--key=K"], "--save-format"],
    [[], "--key"],
  ] as const)("name a missing argument, and how to run the script by hand: %j", (argv, argument) => {
    const error = expectError(argv, "missing-argument", argument);
    expect(error.message).toContain("node script.mjs --key=_OFFLINE_ --save-format=JPEG < session.csc");
    expect(error.message).not.toContain('"--"');
  });

  test("explain a required argument after --", () => {
    const error = expectError(["--", ...ALWAYS], "missing-argument", "--key");
    expect(error.message).toContain('everything after "--" belongs to the script');
  });

  test.each([
    [["--save-format=JPEG", "--key"], "--key"],
    [["--key=", "--save-format=JPEG"], "--key"],
    [["--key", "", "--save-format=JPEG"], "--key"],
    [["--key", "--save-format=JPEG"], "--key"],
    [["--key=K", "--save-format"], "--save-format"],
    [[...ALWAYS, "--save-dir="], "--save-dir"],
    [[...ALWAYS, "--url="], "--url"],
    [[...ALWAYS, "--offline-key="], "--offline-key"],
    [[...ALWAYS, "--pdfPath="], "--pdfPath"],
    [[...ALWAYS, "--user"], "--user"],
    [[...ALWAYS, "--save-dir", "--user=x"], "--save-dir"],
  ] as const)("name an argument without a value: %j", (argv, argument) => {
    expect(expectError(argv, "missing-value", argument).message).toContain(`${argument}=VALUE`);
  });

  test.each([
    "--key=A",
    "--save-format=PNG",
    "--save-dir=a",
    "--url=cinesync://script/a",
    "--offline-key=a",
    "--user=a",
    "--pdfPath=a",
  ])("name %s when it is repeated with another value", (word) => {
    const [argument = ""] = word.split("=");
    const rest = ALWAYS.filter((always) => !always.startsWith(`${argument}=`));
    expectError([word, ...rest, argument, "b"], "repeated-argument", argument);
    expectError([`${argument}=b`, word, ...rest], "repeated-argument", argument);
  });

  test.each(["GIF", "JPG", "", " JPEG", "JPEG,PNG", "ＪＰＥＧ", "constructor"])(
    "reject the save format %j",
    (format) => {
      const code = format === "" ? "missing-value" : "invalid-argument";
      expectError(["--key=K", `--save-format=${format}`], code, "--save-format");
    },
  );

  test.each(["https://example.com/", "script/x", "cinesync://script/%E0%A4", "javascript:alert(1)"])(
    "reject %s as the URL of a command",
    (url) => {
      const error = expectError([...ALWAYS, `--url=${url}`], "invalid-argument", "--url");
      expect(error.cause).toMatchObject({ name: "CommandUrlError" });
    },
  );

  test("bound a value, and leave out characters that control a terminal", () => {
    const hostile = `\u001B[2J\u009B31m\u2028\n${"é".repeat(100_000)}`;
    const { message } = expectError(
      ["--key=K", `--save-format=${hostile}`],
      "invalid-argument",
      "--save-format",
    );
    expect(message.length).toBeLessThan(300);
    expect(message).toMatch(/^[ -~é…]*$/);
  });
});

describe("any arguments", () => {
  test("give an event or an EventError, and keep every word of the script", () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom("--", "--key", "--key=K", "--save-format=PNG", "--url=cinesync://x", "--user", "-"),
      fc.string().map((text) => `--${text}`),
    );
    fc.assert(
      fc.property(fc.array(word), (argv) => {
        try {
          const { args, options } = parseEventArguments(argv);
          const kept = Object.values(options).flat().length + args.length;
          expect(kept).toBeLessThanOrEqual(argv.length);
          for (const each of args) expect(argv).toContain(each);
        } catch (error) {
          expect(error).toBeInstanceOf(EventError);
        }
      }),
    );
  });

  test("mean the same as one word or as two", () => {
    const value = fc.string({ minLength: 1 }).filter((text) => !text.startsWith("--"));
    fc.assert(
      fc.property(value, value, fc.constantFrom("JPEG", "png"), (folder, user, format) => {
        const values = { key: "K", "save-format": format, "save-dir": folder, user };
        const joined = Object.entries(values).map(([name, text]) => `--${name}=${text}`);
        const apart = Object.entries(values).flatMap(([name, text]) => [`--${name}`, text]);
        expect(parseEventArguments(apart)).toStrictEqual(parseEventArguments(joined));
      }),
    );
  });

  test("give plain data", () => {
    const event = parseEventArguments([...ALWAYS, "a", "--b", "--url=cinesync://script/x"]);
    expect(structuredClone(event)).toStrictEqual(event);
    expect(JSON.parse(JSON.stringify(event))).toStrictEqual(event);
  });

  test("that are not a list are an error", () => {
    expect(() => parseEventArguments("--key=ASDF" as unknown as string[])).toThrow(
      expect.objectContaining({
        code: "invalid-option",
        details: { option: "argv", expected: "a list", actual: '"--key=ASDF"' },
      }),
    );
  });
});
