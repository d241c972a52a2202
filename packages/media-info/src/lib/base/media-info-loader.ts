/** The part of an instance of mediainfo.js that is used. Its format must be `"object"`, the default. */
export interface MediaInfoAnalyzer {
  analyzeData(
    size: number,
    readChunk: (size: number, offset: number) => Promise<Uint8Array>,
  ): Promise<unknown>;
  close(): void;
}

/**
 * Loads mediainfo.js and makes an instance of it. Called only for files that are neither MOV nor MP4.
 */
export type MediaInfoLoader = () => Promise<MediaInfoAnalyzer>;
