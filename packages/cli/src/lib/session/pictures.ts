import { readFile, stat } from "node:fs/promises";
import { CliError } from "../base/cli-error.ts";
import { explainFileError } from "../base/file-errors.ts";
import { printable } from "../base/printable.ts";

const LARGEST = 100_000_000;

const SIGNATURES: readonly (readonly [type: string, test: (bytes: Buffer) => boolean])[] = [
  [
    "image/png",
    (bytes) => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  ],
  ["image/jpeg", (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff],
  ["image/gif", (bytes) => /^GIF8[79]a/.test(bytes.toString("latin1", 0, 6))],
  ["image/webp", (bytes) => /^RIFF[^]{4}WEBP/.test(bytes.toString("latin1", 0, 12))],
];

/**
 * A picture as a data URL, told by its first bytes and not by its name.
 *
 * @throws {CliError} when it cannot be read or is no picture.
 */
export async function pictureDataUrl(path: string): Promise<string> {
  let bytes: Buffer;
  try {
    const { size } = await stat(path);
    if (size > LARGEST) {
      throw new CliError(`${printable(path)} is larger than ${LARGEST / 1e6} MB`, {
        hint: "Give a smaller picture.",
      });
    }
    bytes = await readFile(path);
  } catch (error) {
    throw explainFileError(error, "read", path);
  }
  const [type] = SIGNATURES.find(([, test]) => test(bytes)) ?? [];
  if (type === undefined) {
    throw new CliError(`${printable(path)} is no picture that browsers show`, {
      hint: "Give a PNG, JPEG, WebP or GIF.",
    });
  }
  return `data:${type};base64,${bytes.toString("base64")}`;
}
