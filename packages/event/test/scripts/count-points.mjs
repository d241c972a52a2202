import { eventHandler } from "@cinesync/event";

eventHandler(({ session }) => {
  const strokes = session.media
    .flatMap((media) => (media.kind === "file" ? media.annotations : []))
    .flatMap(({ objects }) => objects.filter(({ kind }) => kind === "line"));
  console.log(strokes.reduce((sum, { points }) => sum + points.length, 0));
});
