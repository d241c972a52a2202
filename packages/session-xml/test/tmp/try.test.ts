import { test } from "vitest";
import { generateDocument } from "../support/documents.ts";
import { validateWithLibxml2 } from "../support/engine-libxml2.ts";
import { validateWithJing } from "../support/engine-jing.ts";
import { writeFileSync } from "node:fs";
test("try", () => {
  const N = Number(process.env.N ?? 500), seed = Number(process.env.SEED ?? 1);
  const schema = (process.env.SCHEMA ?? "published") as "published";
  const docs = Array.from({ length: N }, (_, i) => generateDocument(seed, i));
  const t0 = Date.now();
  const a = docs.map((d) => validateWithLibxml2(d.xml, schema));
  const t1 = Date.now();
  const b = validateWithJing(docs.map((d) => d.xml), schema);
  const t2 = Date.now();
  const counts: Record<string, number> = {};
  const out: unknown[] = [];
  docs.forEach((d, i) => {
    const key = `${d.kind} lib=${String(a[i]!.valid)} jing=${String(b[i]!.valid)}`;
    counts[key] = (counts[key] ?? 0) + 1;
    if (a[i]!.valid !== b[i]!.valid || (d.kind === "valid" && !b[i]!.valid)) out.push({ i, kind: d.kind, a: a[i], b: b[i], xml: d.xml });
  });
  console.log(counts, "size", docs.reduce((n, d) => n + d.xml.length, 0) / N, "ms", t1 - t0, t2 - t1);
  writeFileSync("/tmp/disagree.json", JSON.stringify(out, null, 1));
});
