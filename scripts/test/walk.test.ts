import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { ROOT } from "../lib/workspace.mjs";

const MODEL = path.join(ROOT, "packages/session-xml/src/lib/model/annotation.ts");
const KINDS = "export type DrawingObject = ";
const NEW_KIND = `
export interface NewKind extends DrawingBase {
  readonly kind: "new-kind";
  readonly color: string;
  readonly startPoint: Position;
  readonly endPoint: Position;
}
`;

/** Returns the files that do not compile once the model has another kind of drawing. */
function filesToChange(): string[] {
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    { extends: "./tsconfig.base.json", include: ["packages/*/src/*.ts", "examples/viewer/src/worker/*.ts"] },
    ts.sys,
    ROOT,
    { types: ["node"] },
  );
  const host = ts.createCompilerHost(options);
  host.readFile = (file) => {
    const text = ts.sys.readFile(file);
    return path.normalize(file) === MODEL
      ? text?.replace(KINDS, `${KINDS}NewKind | `).concat(NEW_KIND)
      : text;
  };
  const found = ts
    .getPreEmitDiagnostics(ts.createProgram(fileNames, options, host))
    .map(({ file, messageText }) =>
      file === undefined
        ? ts.flattenDiagnosticMessageText(messageText, "\n")
        : path.relative(ROOT, file.fileName).replaceAll("\\", "/"),
    );
  return [...new Set(found)].sort();
}

it("CONTRIBUTING.md lists exactly the files that a new kind of drawing needs to compile", () => {
  const walk = readFileSync(path.join(ROOT, "CONTRIBUTING.md"), "utf8").split("## Walkthrough")[1] ?? "";
  const [steps = ""] = walk.split("\nFailing tests then name the rest");
  const named = [...steps.matchAll(/`([^`\s]+\.ts)`/g)].map(([, file = ""]) => file);
  const files = filesToChange();
  expect(files).toContain("packages/notes/src/lib/rows/drawing-fingerprint.ts");
  expect(files.filter((file) => !named.some((name) => file.endsWith(name)))).toEqual([]);
  const asked = named.filter(
    (name) => !MODEL.endsWith(name.split("/").at(-1) ?? "") && !name.includes("index.ts"),
  );
  expect(asked.filter((name) => !files.some((file) => file.endsWith(name)))).toEqual([]);
});
