import { readFile } from "node:fs/promises";
import * as prettier from "prettier";
import { expect, test } from "vitest";
import { formatTables } from "../support/format-tables.ts";

const PAGE = "../../../../docs/format.md";
const FROM = "<!-- From here on made from the tables in packages/session-xml/src/lib/format. -->";

test("docs/format.md has the tables of the code (run node scripts/make-docs.mjs)", async () => {
  const [prose = ""] = (await readFile(new URL(PAGE, import.meta.url), "utf8")).split(FROM);
  const page = await prettier.format(`${prose}${FROM}\n\n${formatTables()}\n`, {
    parser: "markdown",
    printWidth: 110,
  });
  await expect(page).toMatchFileSnapshot(PAGE);
});
