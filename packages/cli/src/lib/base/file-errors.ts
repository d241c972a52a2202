import { tmpdir } from "node:os";
import { CliError } from "./cli-error.ts";
import { escapeControls } from "./escape-controls.ts";

const REASONS: Readonly<Record<string, readonly [reason: string, hint?: string]>> = {
  ENOENT: ["no such file or folder", "check the spelling and the current folder"],
  ENOTDIR: ["a part of the path is not a folder"],
  EISDIR: ["it is a folder", "give a file"],
  EACCES: ["permission denied", "check the permissions of the file and its folder"],
  EPERM: ["not permitted", "check the permissions of the file and its folder"],
  EEXIST: ["it already exists"],
  ENOSPC: ["the disk is full"],
  EROFS: ["the disk is read-only"],
  ELOOP: ["too many links, one pointing at the next"],
  EMFILE: ["too many files are open", "raise the limit of open files"],
  ENAMETOOLONG: ["the name is too long"],
};

const WRITES = /^(?:write|mkdir|mkdtemp|rename|link|copyfile|fsync|ftruncate)$/;

/** Returns true for an error of the file system, with one of the codes if any are given. */
export function isFileError(error: unknown, ...codes: readonly string[]): error is NodeJS.ErrnoException {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return false;
  return codes.length === 0 || codes.includes(String(error.code));
}

/** Explains an error of the file system that was not explained where it occurred, as in a temporary file. */
export function explainSystemError(error: unknown): unknown {
  if (!isFileError(error)) return error;
  if (error.syscall === "mkdtemp") return explainTemporaryFileError(error);
  const path = error.path ?? "a temporary file";
  return explainFileError(error, WRITES.test(error.syscall ?? "") ? "write" : "read", path);
}

/** The same for temporary files. Their path would help nobody: only their folder can be changed. */
export function explainTemporaryFileError(error: unknown): unknown {
  const variable = process.platform === "win32" ? "TEMP" : "TMPDIR";
  return explainFileError(
    error,
    "write",
    `a temporary file in ${tmpdir()}`,
    `set ${variable} to a writable folder that has space`,
  );
}

/** Explains an error of the file system in one line; returns other errors unchanged. */
export function explainFileError(
  error: unknown,
  verb: "read" | "write" | "open",
  path: string,
  remedy?: string,
): unknown {
  if (!isFileError(error)) return error;
  const [reason, usual] = REASONS[String(error.code)] ?? [error.message];
  return new CliError(`cannot ${verb} ${escapeControls(path)}: ${reason}`, {
    code: error.code === "ENOENT" ? "missing-file" : `cannot-${verb}`,
    hint: remedy ?? usual,
    cause: error,
  });
}
