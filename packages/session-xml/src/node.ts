// Everything that needs a file system: Node, Deno and Bun.
export { createMediaFileFrom, type MediaFileFromOptions } from "./lib/node/create-media-file-from.ts";
export { readSessionFile, writeSessionFile } from "./lib/node/session-file.ts";
export { shortHashOfFile } from "./lib/node/short-hash-of-file.ts";
