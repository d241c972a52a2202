import * as prettier from "prettier";
import { expect, test } from "vitest";
import { issueCodesPage } from "../support/issue-codes-page.ts";

test("docs/issue-codes.md is generated from the catalogue (run node scripts/make-docs.mjs)", async () => {
  const page = await prettier.format(await issueCodesPage(), { parser: "markdown", printWidth: 110 });
  await expect(page).toMatchFileSnapshot("../../../../docs/issue-codes.md");
});
