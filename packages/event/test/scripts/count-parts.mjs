import { eventHandler } from "@cinesync/event";

eventHandler(
  async (event) => {
    const counts = {};
    let points = 0;
    for await (const part of event.parts) {
      counts[part.kind] = (counts[part.kind] ?? 0) + 1;
      if (part.kind === "annotation") {
        for (const object of part.value.objects) if (object.kind === "line") points += object.points.length;
      }
    }
    console.log(JSON.stringify({ ...counts, points }));
  },
  { session: "parts" },
);
