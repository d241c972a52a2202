import { decodeChat, type Session } from "@cinesync/session-xml";
import { safe, type Html } from "../base/safe-html.ts";
import type { ReviewReportOptions } from "../base/review-report-options.ts";
import { linkList } from "./link-list.ts";
import type { Overview } from "./overview.ts";
import { userDataBlock } from "./user-data.ts";

/** The notes on the session as a whole. */
export function summary(session: Session, { session: row }: Overview, options: ReviewReportOptions): Html {
  return safe`<main>
    <section class="summary" aria-labelledby="summary">
      <h2 id="summary">Summary</h2>
      ${row ? safe`<p class="text lead" dir="auto">${row.text}</p>` : safe`<p class="none">No notes on the session as a whole.</p>`}
      ${row && linkList(row, options)}${options.userData === true && userDataBlock(session.userData)}
    </section>`;
}

/** The chat as people wrote it. */
export function chat(session: Session): Html {
  const text = decodeChat(session);
  return safe`<section aria-labelledby="chat">
    <h2 id="chat">Chat</h2>
    ${text.trim() === "" ? safe`<p class="none">Nobody wrote anything.</p>` : safe`<pre dir="auto">${text}</pre>`}
  </section>`;
}

export function pageFooter(): Html {
  return safe`</main><footer><p>End of the report.</p></footer></body></html>`;
}
