import { safe, trusted, type Html } from "../base/safe-html.ts";
import { STYLE } from "./style.ts";

const RUNNING_TITLE_LENGTH = 90;

/**
 * Returns everything before the body. The content security policy allows the page's own style sheets, by their hashes, and
 * pictures that are part of the page; nothing else, and no script.
 */
export async function pageHead(title: string, linkedPictures: boolean): Promise<Html> {
  const styles = [STYLE, runningTitle(title)];
  const pictures = linkedPictures ? "data: 'self' https: http: file: blob:" : "data:";
  const policy = [
    "default-src 'none'",
    `style-src ${await styleSource(styles)}`,
    `img-src ${pictures}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return safe`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        ${trusted(`<meta http-equiv="Content-Security-Policy" content="${policy}">`)}
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>${title}</title>
        ${styles.map((style) => trusted(`<style>${style}</style>`))}
      </head>`;
}

/** Returns the rule that repeats the title at the top of each printed page, in browsers that know margin boxes. */
function runningTitle(title: string): string {
  const characters = Array.from(title.replace(/\s+/g, " ").trim());
  const short = characters.slice(0, RUNNING_TITLE_LENGTH).join("");
  return `@page{@top-left{content:"${cssString(characters.length > RUNNING_TITLE_LENGTH ? `${short}…` : short)}"}}`;
}

/** Writes whatever is not a plain letter, digit or space as its number, so that nothing can end the string. */
function cssString(text: string): string {
  return text.replace(
    /[^A-Za-z0-9 ]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0xfffd).toString(16)} `,
  );
}

/** Returns the hashes of the style sheets. Web pages that were not loaded over HTTPS cannot make hashes. */
async function styleSource(styles: readonly string[]): Promise<string> {
  const { crypto } = globalThis as { readonly crypto?: { readonly subtle?: SubtleCrypto } };
  const subtle = crypto?.subtle;
  if (!subtle) return "'unsafe-inline'";
  const hashes = styles.map(async (style) => {
    const hash = new Uint8Array(await subtle.digest("SHA-256", new TextEncoder().encode(style)));
    return `'sha256-${btoa(String.fromCharCode(...hash))}'`;
  });
  return (await Promise.all(hashes)).join(" ");
}
