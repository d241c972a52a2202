import { defineCommand } from "../spec/command-spec.ts";
import { flag, integer, text } from "../spec/option.ts";
import { OUTPUT, SESSION_FILE } from "./shared.ts";

export const svgSpec = defineCommand({
  name: "svg",
  summary: "draw what was drawn on a frame as SVG",
  description: [
    "Draws all annotations of one frame, as a transparent overlay or over a picture. Sessions do not say how large a picture is: give --size where it is not 1920 × 1080. With --all, every frame that has drawings becomes a file in the folder OUT.",
  ],
  arguments: [SESSION_FILE],
  options: {
    media: text("N", "which movie: its place in the playlist, or its name (the only one if not given)"),
    frame: integer("F", "which frame, counted from 1"),
    all: flag("draw every frame that has drawings into the folder OUT"),
    size: text("WxH", "the picture's size in pixels (1920x1080 if not given)"),
    background: text("PICTURE", "a PNG, JPEG, WebP or GIF file to draw over, put into the SVG, or a URL", {
      completes: "file",
    }),
    backgroundColor: text("COLOR", "a colour to draw over: # and six hex digits"),
    simplify: flag("leave out points that nobody would miss"),
    ...OUTPUT,
  },
  examples: [
    { line: "cinesync svg dailies.csc --media 2 --frame 17 -o frame17.svg", does: "draw one frame" },
    {
      line: "cinesync svg dailies.csc --media sh010.mov --frame 17 --background sh010.mov-00017.jpg -o frame17.svg",
      does: "draw over the frame's picture",
    },
    { line: "cinesync svg dailies.csc --all --size 2048x1152 -o drawings", does: "draw everything" },
  ],
});
