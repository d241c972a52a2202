import type { NoteRow } from "@cinesync/notes";
import { safe, type Html } from "../base/safe-html.ts";
import { checkLink } from "../base/link-url.ts";
import type { ReviewReportOptions } from "../base/review-report-options.ts";

/**
 * The links that stand beside a note.
 *
 * @throws {ReviewReportError} `unsafe-link`
 */
export function linkList(row: NoteRow, { links }: ReviewReportOptions): Html | undefined {
  const list = links?.(row) ?? [];
  if (list.length === 0) return undefined;
  const items = list.map((link) => {
    checkLink(link);
    return safe`<li><a href="${link.href}" dir="auto">${link.text}</a></li>`;
  });
  return safe`<ul class="links">
    ${items}
  </ul>`;
}
