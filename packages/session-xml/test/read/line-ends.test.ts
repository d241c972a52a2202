import { validateSessionXml } from "@cinesync/session-xml";
import { describe, expect, test } from "vitest";
import { session } from "../support/sample-documents.ts";

describe("line ends at the end of a chunk", () => {
  test.each(["\r", "\r\r", "\r\r\r", "\r\r\r\r", "\r\n\r\r", "\n\r\r\r"])(
    "are read alike in any chunks: %j",
    async (lineEnds) => {
      const [before = "", after = ""] = session("<chat>|</chat><unknown/>").split("|");
      const whole = await validateSessionXml(before + lineEnds + after);
      expect(whole.issues.at(-1)?.line).toBe((before + lineEnds).split(/\r\n|\r|\n/).length);
      expect(await validateSessionXml([before, lineEnds, after])).toEqual(whole);
    },
  );
});
