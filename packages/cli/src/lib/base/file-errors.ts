import { tmpdir } from "node:os";
import { CliError } from "./cli-error.ts";
import { printable } from "./printable.ts";

const REASONS: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  ENOENT: ["there is no such file or folder", "Check the spelling and the folder you are in."],
  ENOTDIR: ["a part of the path is not a folder", "Check the path."],
  EISDIR: ["it is a folder", "Give a file."],
  EACCES: ["permission is denied", "Check the permissions of the file and of its folder."],
  EPERM: ["that is not permitted", "Check the permissions of the file and of its folder."],
  ENOSPC: ["the disk is full", "Free some space, or write somewhere else."],
  EROFS: ["the disk is read-only", "Write somewhere else."],
  EMFILE: ["too many files are open", "Raise the limit of open files."],
  ENAMETOOLONG: ["the name is too long", "Give a shorter one."],
};

const WRITES = /^(?:write|mkdir|mkdtemp|rename|link|copyfile|fsync|ftruncate)$/;

/** An error of the file system that nobody has explained where it came up: in a temporary file, for example. */
export function explainSystemError(error: unknown): unknown {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return error;
  if (error.syscall === "mkdtemp") return explainTemporaryFileError(error);
  const path = "path" in error && typeof error.path === "string" ? error.path : "a temporary file";
  return explainFileError(error, WRITES.test(String(error.syscall)) ? "write" : "read", path);
}

/** The same where the path is of no use: what can be done is to have temporary files somewhere else. */
export function explainTemporaryFileError(error: unknown): unknown {
  const variable = process.platform === "win32" ? "TEMP" : "TMPDIR";
  return explainFileError(
    error,
    "write",
    `a temporary file in ${tmpdir()}`,
    `Set ${variable} to a folder that can be written to and has room.`,
  );
}

/** Turns an error of the file system into one line; other errors are given back as they are. */
export function explainFileError(
  error: unknown,
  verb: "read" | "write" | "open",
  path: string,
  remedy?: string,
): unknown {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return error;
  const [what, usual] = REASONS[String(error.code)] ?? [error.message, undefined];
  const hint = remedy ?? usual;
  return new CliError(`cannot ${verb} ${printable(path)}: ${what}`, {
    cause: error,
    ...(hint === undefined ? {} : { hint }),
  });
}
