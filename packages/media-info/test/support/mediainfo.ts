import { open } from "node:fs/promises";
import mediaInfoFactory from "mediainfo.js";

/** Properties of a movie's picture from mediainfo.js. */
export async function mediainfo(file: string): Promise<Record<string, unknown>> {
  const library = await mediaInfoFactory({ format: "object" });
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const result = await library.analyzeData(size, async (length, position) => {
      const { bytesRead, buffer } = await handle.read(new Uint8Array(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    });
    const tracks = (result.media?.track ?? []) as unknown as Record<string, unknown>[];
    const timecode = tracks.find((track) => track["Type"] === "Time code")?.["TimeCode_FirstFrame"];
    return { TimeCode_FirstFrame: timecode, ...tracks.find((track) => track["@type"] === "Video") };
  } finally {
    await handle.close();
    library.close();
  }
}
