import { eventHandler } from "@cinesync/event";

eventHandler(
  async (event) => {
    for await (const media of event.media) {
      if (media.kind !== "file") continue;
      for (const { frame } of media.annotations) {
        console.log(media.name, frame, (await event.savedFramePath(media, frame)) ?? "-");
      }
    }
  },
  { session: "media" },
);
