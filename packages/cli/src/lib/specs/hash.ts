import { defineCommand } from "../spec/command-spec.ts";
import { JSON_FLAG } from "./shared.ts";

export const hashSpec = defineCommand({
  name: "hash",
  summary: "print the short hash of movies",
  description: [
    "The short hash is how cineSync recognises a file wherever it lies. It reads 2 KiB of a file, however large it is.",
  ],
  arguments: [
    { name: "FILE", description: "movies; - for standard input", repeats: true, completes: "file" },
  ],
  options: { json: JSON_FLAG },
  examples: [
    { line: "cinesync hash sh010.mov", does: "print the hash and the name" },
    { line: "cinesync hash *.mov --json", does: "for a program" },
  ],
});
