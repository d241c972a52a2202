import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

const wasm = createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm");
// Several test files share a process, in which resvg starts only once.
const shared = globalThis as { resvg?: Promise<void> };
shared.resvg ??= readFile(wasm).then((bytes) => initWasm(bytes));
const ready = shared.resvg;

export interface Rendered {
  readonly width: number;
  readonly height: number;
  /** Four bytes per pixel, not premultiplied. */
  readonly data: Uint8Array;
  readonly png: Uint8Array;
}

/** Renders an SVG file with resvg, which follows the specification and has no fonts here: text leaves no trace. */
export async function render(svg: string): Promise<Rendered> {
  await ready;
  const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  const { width, height, pixels } = image;
  return { width, height, data: unmultiply(pixels), png: image.asPng() };
}

/** The pixel at fractions of the picture, y upwards: red, green, blue and alpha, 0 … 255. */
export function pixelAt({ width, height, data }: Rendered, x: number, y: number): number[] {
  const column = Math.min(width - 1, Math.floor(x * width));
  const row = Math.min(height - 1, Math.floor((1 - y) * height));
  const start = 4 * (row * width + column);
  return [...data.slice(start, start + 4)];
}

/** resvg multiplies colors by their opacity. */
function unmultiply(pixels: Uint8Array): Uint8Array {
  const plain = Uint8Array.from(pixels);
  for (let index = 0; index < plain.length; index += 4) {
    const alpha = plain[index + 3] ?? 0;
    for (let channel = index; channel < index + 3; channel++) {
      plain[channel] = alpha === 0 ? 0 : Math.round(((plain[channel] ?? 0) * 255) / alpha);
    }
  }
  return plain;
}
