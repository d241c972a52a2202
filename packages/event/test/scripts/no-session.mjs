import { setTimeout } from "node:timers/promises";
import { eventHandler } from "@cinesync/event";

eventHandler(
  async (event) => {
    // Long enough for a full pipe to hold up the writer, if nobody read from it.
    await setTimeout(50);
    console.log(event.sessionKey);
  },
  { session: "none" },
);
