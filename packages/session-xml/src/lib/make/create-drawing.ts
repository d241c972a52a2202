import { drawingElements } from "../format/elements.ts";
import type { Arrow, Circle, DrawingObject, Erase, Line, Paint, TextObject } from "../model/annotation.ts";
import { checkFields, defined } from "./check-fields.ts";
import type { Init } from "./create-session.ts";

const COLOR = "#ff2209";
const THICKNESS = 0.0025;

/** Some fields must be given, the others have defaults. */
export type InitWith<T, Required extends keyof T> = Init<Omit<T, Required | "kind">> & Pick<T, Required>;

/**
 * A freehand stroke. Defaults: red, opaque, 0.0025 of the picture's width.
 *
 * @throws {SessionXmlError} for a field that can never be valid, such as alpha 2.
 *
 * @example
 * import { createAnnotation, createLine } from "@cinesync/session-xml";
 *
 * const line = createLine({ points: [{ x: 0.1, y: 0.1 }, { x: 0.9, y: 0.9 }] });
 * createAnnotation(1, { objects: [line] }).objects.length; // 1
 */
export function createLine(init: InitWith<Line, "points">): Line {
  return made({ color: COLOR, alpha: 1, thickness: THICKNESS, ...defined(init), kind: "line" });
}

/**
 * A freehand stroke that erases what was drawn before it. Default thickness: 0.01 of the picture's width.
 *
 * @throws {SessionXmlError} for a field that can never be valid.
 *
 * @example
 * import { createErase } from "@cinesync/session-xml";
 *
 * createErase({ points: [{ x: 0.5, y: 0.5 }] }).kind; // "erase"
 */
export function createErase(init: InitWith<Erase, "points">): Erase {
  return made({ thickness: 4 * THICKNESS, ...defined(init), kind: "erase" });
}

/**
 * The ellipse inside the rectangle from start to end. Defaults: red, opaque.
 *
 * @throws {SessionXmlError} for a field that can never be valid.
 *
 * @example
 * import { createCircle } from "@cinesync/session-xml";
 *
 * createCircle({ startPoint: { x: 0.2, y: 0.2 }, endPoint: { x: 0.4, y: 0.5 } }).color; // "#ff2209"
 */
export function createCircle(init: InitWith<Circle, "startPoint" | "endPoint">): Circle {
  return made({ color: COLOR, alpha: 1, ...defined(init), kind: "circle" });
}

/**
 * An arrow from start to end. Defaults: red, opaque.
 *
 * @throws {SessionXmlError} for a field that can never be valid.
 *
 * @example
 * import { createArrow } from "@cinesync/session-xml";
 *
 * createArrow({ startPoint: { x: 0.2, y: 0.2 }, endPoint: { x: 0.4, y: 0.5 }, color: "#00ff00" }).alpha; // 1
 */
export function createArrow(init: InitWith<Arrow, "startPoint" | "endPoint">): Arrow {
  return made({ color: COLOR, alpha: 1, ...defined(init), kind: "arrow" });
}

const BACKGROUND: Paint = { color: "#000000", alpha: 0 };
const FOREGROUND: Paint = { color: COLOR, alpha: 1 };

/**
 * Text in the rectangle from start to end. Defaults: red on nothing.
 *
 * @throws {SessionXmlError} for a field that can never be valid.
 *
 * @example
 * import { createText } from "@cinesync/session-xml";
 *
 * createText({ p: "Too dark", startPoint: { x: 0.1, y: 0.9 }, endPoint: { x: 0.4, y: 0.8 } }).p; // "Too dark"
 */
export function createText(init: InitWith<TextObject, "p" | "startPoint" | "endPoint">): TextObject {
  return made({ background: BACKGROUND, foreground: FOREGROUND, ...defined(init), kind: "text" });
}

function made<T extends DrawingObject>(object: T): T {
  checkFields(drawingElements[object.kind], undefined, object);
  return object;
}
