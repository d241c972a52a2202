// The sample, as scripts that are loaded when they are asked for: the page may not fetch anything.

const sessions = import.meta.glob<string>("../../../../sample/*.csc", { query: "?raw", import: "default" });
const frames = import.meta.glob<string>("../../../../sample/frames/*.jpg", {
  query: "?inline",
  import: "default",
});
const movies = import.meta.glob<string>("../../../../sample/movies/*.mov", {
  query: "?inline",
  import: "default",
});

export interface Sample {
  readonly name: string;
  /** The session with its saved frames and movies, as if they had been dropped. */
  readonly load: () => Promise<File[]>;
}

export const SAMPLES: readonly Sample[] = Object.entries(sessions).map(([path, text]) => {
  const name = lastOf(path);
  return {
    name,
    load: async () => [
      new File([await text()], name),
      ...(await Promise.all(
        Object.entries({ ...frames, ...movies }).map(async ([at, url]) => dataFile(lastOf(at), await url())),
      )),
    ],
  };
});

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** @param url A data URL in base 64. */
function dataFile(name: string, url: string): File {
  const type = /^data:([^;,]*)/u.exec(url)?.[1] ?? "";
  const bytes = Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (character) =>
    character.charCodeAt(0),
  );
  return new File([bytes], name, { type });
}
