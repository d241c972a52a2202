import { SaxesParser } from "saxes";
import { summarizeModel } from "./summary.mjs";

const NAMESPACE = "http://www.cinesync.com/ns/session/3.0";

const LOCATORS = new Set(["path", "url", "shortHash"]);

/** Builds the same model from the events of saxes, in the obvious way. */
export function createReader() {
  return { read, summarize: summarizeModel, model: (/** @type {unknown} */ session) => session };
}

/**
 * Reads everything that generated sessions contain.
 *
 * @param {string} text
 */
function read(text) {
  const parser = new SaxesParser({ xmlns: true });
  /** @type {any} */
  let session;
  /** @type {any} */
  let media;
  /** @type {any} */
  let annotation;
  /** @type {any} */
  let stroke;
  let content = "";
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("text", (piece) => {
    content += piece;
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    if (uri !== NAMESPACE) throw new Error(`unknown element <${local}>`);
    const value = (/** @type {string} */ name) => attributes[name]?.value ?? "";
    content = "";
    switch (local) {
      case "session":
        session = {
          version: Number(value("version")),
          sessionFeatures: value("sessionFeatures"),
          hashToken: value("hashToken"),
          userData: value("userData"),
          groups: [],
          notes: "",
          chat: "",
          media: [],
        };
        break;
      case "media":
        media = {
          kind: "file",
          userData: value("userData"),
          active: value("active") === "true",
          currentFrame: Number(value("currentFrame") || 1),
          name: "",
          locators: [],
          groups: [],
          notes: "",
          annotations: [],
        };
        session.media.push(media);
        break;
      case "annotation":
        annotation = { frame: Number(value("frame")), notes: "", objects: [] };
        media.annotations.push(annotation);
        break;
      case "line":
        stroke = {
          kind: "line",
          color: value("color"),
          alpha: Number(value("alpha")),
          thickness: Number(value("thickness")),
          id: value("id"),
          points: [],
        };
        annotation.objects.push(stroke);
        break;
      case "point":
        stroke.points.push({
          x: Number(value("x")),
          y: Number(value("y")),
          alpha: Number(value("alpha")),
        });
    }
  });
  parser.on("closetag", ({ local }) => {
    if (local === "annotation") annotation = undefined;
    else if (local === "name") media.name = content;
    else if (local === "notes") (annotation ?? media ?? session).notes = content;
    else if (LOCATORS.has(local))
      media.locators.push({ kind: local === "shortHash" ? "short-hash" : local, value: content });
  });
  for (let start = 0; start < text.length; start += 65_536) parser.write(text.slice(start, start + 65_536));
  parser.close();
  return session;
}
