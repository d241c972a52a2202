import { MediaInfoError } from "../base/media-info-error.ts";
import type { RangeReader } from "../base/range-reader.ts";

/** A box (an atom in QuickTime's words): a type, and the range of the file that holds its content. */
export interface Box {
  readonly type: string;
  /** Offset of the box in the file. */
  readonly start: number;
  /** Offset of its content. */
  readonly content: number;
  /** Offset after its last byte. */
  readonly end: number;
}

/** Reads the header of the box at `start`; `undefined` at the end of its parent. */
export async function readBox(
  reader: RangeReader,
  start: number,
  parentEnd: number,
  parent: string,
): Promise<Box | undefined> {
  // QuickTime ends some lists of boxes with four zero bytes.
  if (parentEnd - start < 8) return undefined;
  const isTopLevel = parentEnd === reader.size && parent === "";
  const header = view(await reader.read(start, start + 8, parent || "the file"));
  const small = header.getUint32(0);
  const type = fourCharacters(header, 4);
  let content = start + 8;
  let size = small;
  if (small === 0) {
    if (!isTopLevel) return undefined;
    size = parentEnd - start;
  } else if (small === 1) {
    content = start + 16;
    if (content > parentEnd) throw corrupt(type, "its size is incomplete", start);
    size = uint64(view(await reader.read(start + 8, content, type)), 0, type);
  }
  if (size < content - start) throw corrupt(type, `its size is ${size} bytes`, start);
  if (!isTopLevel && start + size > parentEnd) throw corrupt(type, `it is longer than ${parent}`, start);
  return { type, start, content, end: start + size };
}

/** Yields the boxes in a box, in file order. */
export async function* childBoxes(
  reader: RangeReader,
  parent: Box,
  from = parent.content,
): AsyncGenerator<Box> {
  for (let at = from; ;) {
    const box = await readBox(reader, at, parent.end, parent.type);
    if (box === undefined) return;
    yield box;
    at = box.end;
  }
}

/** Reads the content of a box with a fixed form: at least `least` bytes, at most `most`. */
export async function readContent(
  reader: RangeReader,
  box: Box,
  least: number,
  most = least,
): Promise<DataView> {
  const length = box.end - box.content;
  if (length < least)
    throw corrupt(box.type, `it has ${length} bytes, expected at least ${least}`, box.start);
  return view(await reader.read(box.content, box.content + Math.min(length, most), box.type));
}

/**
 * Reads a table: 8 bytes that end with the number of rows, then rows of `rowSize` bytes. Reads at most `mostRows` of them.
 */
export async function readTable(
  reader: RangeReader,
  box: Box,
  rowSize: number,
  mostRows = Infinity,
): Promise<{ rows: number; view: DataView }> {
  const rows = (await readContent(reader, box, 8)).getUint32(4);
  if (rows * rowSize > box.end - box.content - 8)
    throw corrupt(box.type, `it claims ${rows} rows, more than it has room for`, box.start);
  const read = Math.min(rows, mostRows);
  const start = box.content + 8;
  return { rows: read, view: view(await reader.read(start, start + read * rowSize, box.type)) };
}

/** @internal */
export function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** @internal */
export function fourCharacters(data: DataView, offset: number): string {
  let text = "";
  for (let i = 0; i < 4; i += 1) text += String.fromCharCode(data.getUint8(offset + i));
  return text;
}

/** Reads an unsigned integer of 64 bits. A number larger than any file is damage. */
export function uint64(data: DataView, offset: number, part: string): number {
  const value = data.getUint32(offset) * 2 ** 32 + data.getUint32(offset + 4);
  if (value > Number.MAX_SAFE_INTEGER) throw corrupt(part, `${value} is too large`);
  return value;
}

/** @internal */
export function corrupt(part: string, reason: string, offset?: number): MediaInfoError {
  // A damaged type must not bring control characters into a message.
  return new MediaInfoError("corrupt", { part: part.replace(/[^ -~©]/g, "?"), reason, offset });
}
