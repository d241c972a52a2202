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

/** The error that parsing the arguments throws, or else reading the field. */
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

describe("what cineSync always gives", () => {
  test("an online session", () => {
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

  test("offline there is nothing to join", () => {
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

  test.each(["jpeg", "Jpeg", "JPEG"])("the save format %s is understood in any case", (format) => {
    const { saveFormat, saveExtension } = parseEventArguments(["--key=K", `--save-format=${format}`]);
    expect([saveFormat, saveExtension]).toEqual(["JPEG", "jpg"]);
  });
});

describe("everything else that cineSync gives", () => {
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

  test("with the value joined by =, which it may hold itself", () => {
    const argv = Object.entries(all).map(([name, value]) => `${name}=${value}`);
    expect(parseEventArguments([...ALWAYS, ...argv])).toMatchObject(expected);
  });

  test("with the value as a separate word", () => {
    const argv = ["--key", "ASDF1234", "--save-format", "png", ...Object.entries(all).flat()];
    expect(parseEventArguments(argv)).toMatchObject({
      ...expected,
      saveFormat: "PNG",
      args: [],
      options: {},
    });
  });

  test("a user without a name", () => {
    expect(parseEventArguments([...ALWAYS, "--user="]).user).toBe("");
    expect(parseEventArguments([...ALWAYS, "--user", ""]).user).toBe("");
  });

  test("a URL that is not known is handed over as such", () => {
    const { command } = parseEventArguments([...ALWAYS, "--url=cinesync://future/thing?x"]);
    expect(command).toMatchObject({ kind: "unknown", host: "future", path: "/thing", query: "x" });
  });
});

describe("keys", () => {
  test.each([
    ["--key=-ABC-", "-ABC-"],
    ["--key=--ABC", "--ABC"],
    ["--key=a=b", "a=b"],
    ["--key=line\nbreak", "line\nbreak"],
  ])("%j gives the key %j", (word, key) => {
    expect(parseEventArguments([word, "--save-format=PNG"]).sessionKey).toBe(key);
  });

  test("a key that starts with a hyphen may be a separate word", () => {
    expect(parseEventArguments(["--key", "-AB-C", "--save-format=PNG"]).sessionKey).toBe("-AB-C");
  });

  test("a key with characters that mean something in a URL stays in its place in the join URL", () => {
    expect(parseEventArguments(["--key=A?b#c&d e", "--save-format=PNG"]).joinUrl).toBe(
      "cinesync://session/A%3Fb%23c%26d%20e",
    );
  });

  test.each(["new", "../file/replace", "\uD800"])("%j cannot be the key of a session", (key) => {
    const error = expectError([`--key=${key}`, "--save-format=PNG"], "invalid-argument", "--key");
    expect(error.cause).toMatchObject({ name: "CommandUrlError" });
  });
});

describe("the script's own arguments", () => {
  test("positional arguments are kept in order", () => {
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

  test("an argument that the library does not know is kept for the script", () => {
    const argv = ["--verbose", "word", "--port=25", "--empty=", "--text=a=b\nc", ...ALWAYS, "--future=1"];
    const { args, options } = parseEventArguments(argv);
    expect(options).toStrictEqual({ verbose: true, port: "25", empty: "", text: "a=b\nc", future: "1" });
    expect(args).toEqual(["word"]);
  });

  test("a repeated option that is not known has all its values in order", () => {
    const { options } = parseEventArguments(["--to=a", "--to", "--to=b", ...ALWAYS]);
    expect(options).toStrictEqual({ to: ["a", true, "b"] });
  });

  test("names are exact: another spelling is another option", () => {
    const { options } = parseEventArguments([...ALWAYS, "--Key=x", "--savedir=y", "--pdfpath=z", "--=q"]);
    expect(options).toStrictEqual({ Key: "x", savedir: "y", pdfpath: "z" });
    expect(parseEventArguments([...ALWAYS, "--=q"]).args).toEqual(["--=q"]);
  });

  test("names that every object has are options like any other", () => {
    const { options } = parseEventArguments([...ALWAYS, "--__proto__=x", "--constructor=y", "--toString"]);
    expect(Object.entries(options)).toEqual([
      ["__proto__", "x"],
      ["constructor", "y"],
      ["toString", true],
    ]);
    expect(Object.getPrototypeOf(options)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  test("behind -- everything is positional", () => {
    const { args, options } = parseEventArguments([...ALWAYS, "a", "--", "--user=x", "--", "-b"]);
    expect(args).toEqual(["a", "--user=x", "--", "-b"]);
    expect(options).toEqual({});
  });
});

describe("an invalid argument does not end a script that does not use it", () => {
  test.each(["--save-dir=", "--url=cinesync://script/a%zz", "--url=", "--offline-key", "--pdfPath="])(
    "%s",
    (word) => {
      const event = parseEventArguments([word, ...ALWAYS]);
      expect({ ...event }).toMatchObject({ sessionKey: "ASDF1234", saveFormat: "JPEG" });
      expect(JSON.stringify(event)).not.toContain("null");
    },
  );

  test("the text of a URL that cannot be parsed is there", () => {
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
  ])("%s twice with the same value is the argument", (word) => {
    expect(parseEventArguments([word, ...ALWAYS, word])).toStrictEqual(
      parseEventArguments([word, ...ALWAYS]),
    );
  });

  test("100,000 equal options are one list", () => {
    const many = Array.from({ length: 100_000 }, () => "--to=a");
    expect(parseEventArguments([...many, ...ALWAYS]).options["to"]).toHaveLength(100_000);
    expect(parseEventArguments([...ALWAYS, "--", ...many, ...many]).args).toHaveLength(200_000);
  });
});

describe("errors", () => {
  test.each([
    [["--save-format=JPEG"], "--key"],
    [["--key=K"], "--save-format"],
    [[], "--key"],
  ] as const)("%j: a missing argument is named, and how to try the script by hand", (argv, argument) => {
    const error = expectError(argv, "missing-argument", argument);
    expect(error.message).toContain("node script.mjs --key=_OFFLINE_ --save-format=JPEG < session.csc");
    expect(error.message).not.toContain('"--"');
  });

  test("a missing argument behind -- is explained", () => {
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
  ] as const)("%j: an argument without a value is named", (argv, argument) => {
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
  ])("%s with another value is an error that names it", (word) => {
    const [argument = ""] = word.split("=");
    const rest = ALWAYS.filter((always) => !always.startsWith(`${argument}=`));
    expectError([word, ...rest, argument, "b"], "repeated-argument", argument);
    expectError([`${argument}=b`, word, ...rest], "repeated-argument", argument);
  });

  test.each(["GIF", "JPG", "", " JPEG", "JPEG,PNG", "ＪＰＥＧ", "constructor"])(
    "the save format %j is out of range",
    (format) => {
      const code = format === "" ? "missing-value" : "invalid-argument";
      expectError(["--key=K", `--save-format=${format}`], code, "--save-format");
    },
  );

  test.each(["https://example.com/", "script/x", "cinesync://script/%E0%A4", "javascript:alert(1)"])(
    "%s is not the URL of a command",
    (url) => {
      const error = expectError([...ALWAYS, `--url=${url}`], "invalid-argument", "--url");
      expect(error.cause).toMatchObject({ name: "CommandUrlError" });
    },
  );

  test("a value in a message is bounded and holds nothing that a terminal obeys", () => {
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
  test("give an event or an EventError, and every word of the script's own is kept", () => {
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

  test("survive both argument styles the same", () => {
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

  test("the result is plain data", () => {
    const event = parseEventArguments([...ALWAYS, "a", "--b", "--url=cinesync://script/x"]);
    expect(structuredClone(event)).toStrictEqual(event);
    expect(JSON.parse(JSON.stringify(event))).toStrictEqual(event);
  });

  test("arguments that are no list are an error", () => {
    expect(() => parseEventArguments("--key=ASDF" as unknown as string[])).toThrow(
      expect.objectContaining({
        code: "invalid-option",
        details: { option: "argv", expected: "a list of strings", actual: "string" },
      }),
    );
  });
});
