import type { Annotation } from "@cinesync/session-xml";
import { Batch, type Content, pack, unpack } from "../overflow/batch.ts";
import type { Overflow } from "../overflow/scratch-space.ts";
import { SortedRuns } from "../overflow/sorted-runs.ts";
import { TextSpool } from "../overflow/text-spool.ts";
import { DrawingFingerprint, DrawingRecord, type FingerprintState } from "../rows/drawing-fingerprint.ts";
import { checkFrame, type FrameNotes, isBlank } from "../rows/frame-notes.ts";
import type { DrawingKind } from "../rows/note-row.ts";
import type { LongText } from "../table/row-format.ts";

/** The text of a record: what an annotation has. The fingerprint if it is known, else its record stands behind the text. */
type Written = readonly [notes: string, kinds: readonly DrawingKind[], state: FingerprintState | null];

/** What the annotations of one frame come to. */
export interface CollectedFrame {
  readonly notes: FrameNotes;
  /** Stands for the text in `notes` if that is too long for memory: until the next frame is asked for. */
  readonly longText: LongText | undefined;
}

const NO_WORDS = new Int32Array(0);

/**
 * Does what `FrameNotesCollector` does in no more than some memory: annotations that are too many for it go elsewhere, and
 * come back in frame order. One is for all movies, one after the other.
 */
export class FrameRuns {
  readonly #open: Overflow["open"];
  readonly #batch: Batch;
  readonly #longest: number;
  #texts: TextSpool | undefined;
  #runs: SortedRuns | undefined;
  #isOverflown = false;
  #highest = 0;

  /** @param memory In bytes. */
  constructor(open: Overflow["open"], memory: number) {
    this.#open = open;
    this.#batch = new Batch(memory);
    this.#longest = memory / 4;
  }

  /**
   * @returns Undefined if the next can be added at once, else what has to be waited for.
   * @throws {NotesError} `bad-frame`
   */
  add({ frame, notes, objects }: Annotation, mediaName: string | undefined): Promise<void> | undefined {
    checkFrame(frame, mediaName);
    const hasNotes = !isBlank(notes);
    if (!hasNotes && objects.length === 0) return undefined;
    // The fingerprint of a frame that has been there before depends on what was drawn then.
    const fingerprint = frame > this.#highest ? new DrawingFingerprint() : undefined;
    const record = fingerprint === undefined && objects.length > 0 ? new DrawingRecord() : undefined;
    const kinds = new Set<DrawingKind>();
    for (const object of objects) {
      kinds.add(object.kind);
      (fingerprint ?? record)?.add(object);
    }
    this.#highest = Math.max(this.#highest, frame);
    const written: Written = [hasNotes ? notes : "", [...kinds], fingerprint?.state ?? null];
    // JSON keeps halves of characters, which UTF-8 alone does not.
    const content = { text: JSON.stringify(written), words: record?.words ?? NO_WORDS };
    return this.#batch.add(frame, content) ? undefined : this.#makeRoom(frame, content);
  }

  /** The frames that have notes or drawings, in frame order. Then they are forgotten. */
  async *frames(): AsyncGenerator<CollectedFrame, void, undefined> {
    let frame: GatheredFrame | undefined;
    for await (const [key, bytes] of this.#records()) {
      if (key !== frame?.frame) {
        if (frame !== undefined) yield frame.collected();
        frame = new GatheredFrame(key);
      }
      frame.add(unpack(bytes));
      // In memory, all the frames together are not that long.
      if (this.#isOverflown && frame.length > this.#longest) await frame.spool(await this.#spool());
    }
    if (frame !== undefined) yield frame.collected();
    this.clear();
  }

  clear(): void {
    this.#batch.clear();
    this.#runs?.clear();
    this.#isOverflown = false;
    this.#highest = 0;
  }

  async #spool(): Promise<TextSpool> {
    return (this.#texts ??= new TextSpool(await this.#open()));
  }

  async #makeRoom(frame: number, content: Content): Promise<void> {
    const runs = await this.#overflow();
    // One that is larger than all the memory is written at once.
    if (!this.#batch.add(frame, content)) await runs.add([[frame, pack(content)]]);
  }

  async #overflow(): Promise<SortedRuns> {
    this.#runs ??= new SortedRuns(await this.#open());
    this.#isOverflown = true;
    await this.#runs.add(this.#batch.sorted());
    this.#batch.clear();
    return this.#runs;
  }

  async *#records(): AsyncGenerator<readonly [key: number, bytes: Uint8Array], void, undefined> {
    if (this.#isOverflown) yield* (await this.#overflow()).records();
    else yield* this.#batch.sorted();
  }
}

/** One frame, from its first annotation on. */
class GatheredFrame {
  readonly frame: number;
  readonly #kinds = new Set<DrawingKind>();
  #texts: string[] = [];
  #spool: TextSpool | undefined;
  #fingerprint = new DrawingFingerprint();
  #length = 0;

  constructor(frame: number) {
    this.frame = frame;
  }

  /** Of the texts in memory, in UTF-16 units; 0 while there is only one, which is held however long it is. */
  get length(): number {
    return this.#spool === undefined && this.#texts.length < 2 ? 0 : this.#length;
  }

  add({ text, words }: Content): void {
    const [notes, kinds, state] = JSON.parse(text) as Written;
    if (notes !== "") this.#texts.push(notes);
    this.#length += notes.length;
    for (const kind of kinds) this.#kinds.add(kind);
    if (state !== null) this.#fingerprint = DrawingFingerprint.from(state);
    this.#fingerprint.replay(words);
  }

  /** Puts the texts that are in memory elsewhere, and those of a frame before are forgotten there. */
  async spool(spool: TextSpool): Promise<void> {
    if (this.#spool === undefined) spool.clear();
    this.#spool = spool;
    for (const text of this.#texts) await spool.add(text);
    this.#texts = [];
    this.#length = 0;
  }

  collected(): CollectedFrame {
    const notes = {
      frame: this.frame,
      text: this.#texts.join("\n"),
      drawings: [...this.#kinds],
      drawingFingerprint: this.#fingerprint.toString(),
    };
    if (this.#spool === undefined) return { notes, longText: undefined };
    const [spool, rest] = [this.#spool, this.#texts];
    const longText = async function* (): AsyncGenerator<string, void, undefined> {
      yield* spool.texts();
      yield* rest;
    };
    return { notes, longText };
  }
}
