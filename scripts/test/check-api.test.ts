import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkApi } from "../check-api.mjs";
import { manifest, scratch } from "./scratch.ts";

function workspace(): string {
  return scratch({
    "packages/one/package.json": manifest("@t/one"),
    "packages/one/dist/index.d.ts": "/** Half of it. */\nexport declare function half(x: number): number;\n",
  });
}

describe("check-api", () => {
  it("finds an API without a report, writes it, and finds it when the API changes", () => {
    const root = workspace();
    expect(checkApi(root).join()).toContain(
      "packages/one/api/index.api.md: the public API is another one now",
    );
    expect(checkApi(root, { fix: true })).toEqual([]);
    expect(checkApi(root)).toEqual([]);
    writeFileSync(
      path.join(root, "packages/one/dist/index.d.ts"),
      "/** Half of it. */\nexport declare function half(x: number | bigint): number;\n",
    );
    expect(checkApi(root).join()).toContain("another one now");
  });

  it("finds a report that belongs to nothing, and removes it", () => {
    const root = workspace();
    checkApi(root, { fix: true });
    writeFileSync(path.join(root, "packages/one/api/old.api.md"), "old\n");
    expect(checkApi(root).join()).toContain(`packages/one/api/old.api.md: no entry of "exports"`);
    checkApi(root, { fix: true });
    expect(checkApi(root)).toEqual([]);
  });

  it("finds declarations that are not built", () => {
    const root = workspace();
    rmSync(path.join(root, "packages/one/dist"), { recursive: true });
    expect(checkApi(root).join()).toContain("packages/one/dist/index.d.ts: not built yet");
  });
});
