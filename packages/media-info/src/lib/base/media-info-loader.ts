/** The members of a mediainfo.js instance that are used. Its format must be `"object"`, the default. */
export interface MediaInfoAnalyzer {
  analyzeData(
    size: number,
    readChunk: (size: number, offset: number) => Promise<Uint8Array>,
  ): Promise<unknown>;
  close(): void;
}

/**
 * Loads mediainfo.js and creates an instance. Called only for files that are neither MOV nor MP4.
 */
export type MediaInfoLoader = () => Promise<MediaInfoAnalyzer>;
