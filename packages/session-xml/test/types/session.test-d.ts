import { describe, expectTypeOf, it } from "vitest";
import {
  createGroupMovie,
  createMediaFile,
  createSession,
  readMedia,
  readSessionParts,
  type Annotation,
  type DrawingObject,
  type Erase,
  type GroupMovie,
  type Line,
  type Media,
  type MediaFile,
  type Session,
  type SessionPart,
} from "../../src/index.ts";

declare const media: Media;
declare const session: Session;

describe("the type Media", () => {
  it("has no notes, annotations or locators on a group movie", () => {
    expectTypeOf<GroupMovie>().not.toHaveProperty("annotations");
    expectTypeOf<GroupMovie>().not.toHaveProperty("notes");
    expectTypeOf<GroupMovie>().not.toHaveProperty("locators");
    // @ts-expect-error: the kind of entry must be checked first
    void media.annotations;
    // @ts-expect-error: a group movie is not given notes
    createGroupMovie("Reel 1", { notes: "Too dark" });
  });

  it("is discriminated by its kind", () => {
    if (media.kind === "file") expectTypeOf(media).toEqualTypeOf<MediaFile>();
    else expectTypeOf(media).toEqualTypeOf<GroupMovie>();
  });

  it("requires a locator", () => {
    createMediaFile("/shots/a.mov");
    // @ts-expect-error: a movie that cannot be found
    createMediaFile({ name: "a.mov" });
  });
});

describe("the model's types", () => {
  it("are readonly at every level", () => {
    // @ts-expect-error: a session is not changed, a new one is made
    session.notes = "";
    // @ts-expect-error: nor are its lists
    session.media.push(media);
    expectTypeOf<Annotation["objects"]>().toEqualTypeOf<readonly DrawingObject[]>();
  });

  it("have numbers for numbers", () => {
    expectTypeOf<Line["points"][number]["x"]>().toEqualTypeOf<number>();
  });

  it("reject a color on an eraser", () => {
    expectTypeOf<Erase>().not.toHaveProperty("color");
  });

  it("reject a field that does not exist", () => {
    // @ts-expect-error: it is called notes
    createSession({ note: "First round" });
  });
});

describe("an exhaustive switch", () => {
  it("over drawings compiles only with every kind", () => {
    const all = (object: DrawingObject): string => {
      switch (object.kind) {
        case "line":
        case "erase":
          return String(object.points.length);
        case "circle":
        case "arrow":
          return object.color;
        case "text":
          return object.p;
      }
    };
    const oneMissing = (object: DrawingObject): string => {
      switch (object.kind) {
        case "line":
        case "erase":
        case "circle":
        case "arrow":
          return object.kind;
        default:
          // @ts-expect-error: "text" is left over
          return object satisfies never;
      }
    };
    void [all, oneMissing];
  });

  it("over parts knows the value of each kind", () => {
    const look = (part: SessionPart): void => {
      if (part.kind === "annotation") expectTypeOf(part.value).toEqualTypeOf<Annotation>();
      if (part.kind === "media-name") expectTypeOf(part.value).toEqualTypeOf<string>();
      // @ts-expect-error: the end of a movie carries nothing
      if (part.kind === "media-end") void part.value;
    };
    void look;
  });
});

describe("the types of reading functions", () => {
  it("accept text, bytes, blobs, streams and anything iterable", () => {
    type Source = Parameters<typeof readMedia>[0];
    expectTypeOf<string>().toExtend<Source>();
    expectTypeOf<Uint8Array>().toExtend<Source>();
    expectTypeOf<ArrayBuffer>().toExtend<Source>();
    expectTypeOf<File>().toExtend<Source>();
    expectTypeOf<ReadableStream<Uint8Array>>().toExtend<Source>();
    expectTypeOf<NonNullable<Response["body"]>>().toExtend<Source>();
    expectTypeOf<NodeJS.ReadStream>().toExtend<Source>();
    expectTypeOf<AsyncIterable<string>>().toExtend<Source>();
    expectTypeOf<number>().not.toExtend<Source>();
  });

  it("return whole movies, or parts", () => {
    expectTypeOf(readMedia("")).toExtend<AsyncIterable<Media>>();
    expectTypeOf(readSessionParts("")).toExtend<AsyncIterable<SessionPart>>();
  });
});
