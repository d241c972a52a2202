import { MediaInfoError, readMovieInfo } from "@cinesync/media-info";
import { locatorName, shortHash, type MediaFile, type Session } from "@cinesync/session-xml";
import type { Identity } from "../shared/protocol.ts";

/** Reads the header of a movie and finds the playlist positions that it may belong to. Never reads the whole file. */
export async function identifyMovie(session: Session, movie: File): Promise<Identity> {
  const [hash, header] = await Promise.all([hashOf(movie), headerOf(movie)]);
  const name = sameName(movie.name);
  const stem = stemOf(movie.name);
  const found = {
    byHash: [] as number[],
    byName: [] as number[],
    otherVersion: [] as number[],
    similar: [] as number[],
  };
  for (const [index, media] of session.media.entries()) {
    if (media.kind !== "file") continue;
    const hashes = hashesOf(media);
    const names = [media.name, ...fileNames(media)].map(sameName);
    if (hash !== "" && hashes.includes(hash)) found.byHash.push(index + 1);
    else if (names.includes(name))
      (hashes.length > 0 && hash !== "" ? found.otherVersion : found.byName).push(index + 1);
    else if (names.some((one) => stemOf(one) === stem)) found.similar.push(index + 1);
  }
  return { shortHash: hash, ...header, ...found };
}

/** Returns the last parts of a movie's paths and URLs. */
export function fileNames(media: MediaFile): string[] {
  return media.locators.filter(({ kind }) => kind !== "short-hash").map(locatorName);
}

function hashesOf(media: MediaFile): string[] {
  return media.locators.filter(({ kind }) => kind === "short-hash").map(({ value }) => value.toLowerCase());
}

async function hashOf(movie: Blob): Promise<string> {
  try {
    return await shortHash(movie);
  } catch {
    // A page that was not loaded over https has no Web Crypto: the name has to do.
    return "";
  }
}

async function headerOf(movie: Blob): Promise<Pick<Identity, "info" | "problem">> {
  try {
    return { info: await readMovieInfo(movie), problem: "" };
  } catch (error) {
    // Other formats than MOV and MP4: the player may know them all the same.
    if (error instanceof MediaInfoError && error.code === "missing-dependency")
      return { info: undefined, problem: "" };
    return { info: undefined, problem: error instanceof Error ? error.message : String(error) };
  }
}

function sameName(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

/** Removes the extension and a version such as `_v012`. */
function stemOf(name: string): string {
  return sameName(name)
    .replace(/\.[a-z0-9]{1,5}$/u, "")
    .replace(/[._ -]?v?\d{1,5}$/u, "");
}
