import { defineCommand } from "../spec/command-spec.ts";
import { JSON_FLAG } from "./shared.ts";

export const hashSpec = defineCommand({
  name: "hash",
  summary: "print the short hash of movies",
  description: [
    "cineSync recognizes a file by its short hash, wherever it is. It is computed from 2 KiB of the file, whatever its size.",
  ],
  arguments: [
    { name: "FILE", description: "movies; - for standard input", repeats: true, completes: "file" },
  ],
  options: { json: JSON_FLAG },
  examples: [
    { line: "cinesync hash sh010.mov", does: "print the hash and the name" },
    { line: "cinesync hash *.mov --json", does: "print JSON for a program" },
  ],
});
