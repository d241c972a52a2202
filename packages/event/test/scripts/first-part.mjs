import { eventHandler } from "@cinesync/event";

eventHandler(
  async (event) => {
    for await (const part of event.parts) {
      if (part.kind === "session-start") {
        console.log(part.value.version);
        break;
      }
    }
  },
  { session: "parts" },
);
