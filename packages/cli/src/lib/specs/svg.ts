import { defineCommand } from "../spec/command-spec.ts";
import { choice, flag, integer, text } from "../spec/option.ts";
import { OUTPUT, SESSION_FILE } from "./shared.ts";

export const svgSpec = defineCommand({
  name: "svg",
  summary: "draw the drawings of a frame as SVG, PNG, JPEG or WebP",
  description: [
    "Draws all annotations of one frame, transparent or over a picture. Sessions do not hold the size of a picture: give --size where it is not 1920x1080. With --all, each drawn frame becomes a file in the folder OUT.",
    "PNG, JPEG and WebP need the optional package @cinesync/drawing-png.",
  ],
  arguments: [SESSION_FILE],
  options: {
    movie: text("MOVIE", "name or playlist position of the movie (default: the only one)"),
    frame: integer("N", "the frame, counted from 1"),
    all: flag("draw every drawn frame into the folder OUT"),
    format: choice(["svg", "png", "jpeg", "webp"], "output format (default: from OUT's extension, else svg)"),
    size: text("WxH", "size of the picture in pixels (default: 1920x1080)"),
    background: text("PICTURE", "PNG, JPEG, WebP or GIF file to draw over; for SVG also a URL", {
      completes: "file",
    }),
    frames: text("FOLDER", "with --all: draw over the frames that are saved here without drawings", {
      completes: "folder",
    }),
    backgroundColor: text("COLOR", "color to draw over: # and six hex digits"),
    ...OUTPUT,
  },
  examples: [
    { line: "cinesync svg dailies.csc --movie 2 --frame 17 -o frame17.svg", does: "draw one frame" },
    {
      line: "cinesync svg dailies.csc --movie sh010.mov --frame 17 --background sh010.17.jpg -o frame17.png",
      does: "draw over the frame's picture",
    },
    {
      line: "cinesync svg dailies.csc --all --size 2048x1152 -o drawings",
      does: "draw everything into a folder",
    },
  ],
});
