import { EncodedPacketSink, type InputVideoTrack } from "mediabunny";

/** One decoded frame of a movie. An open one holds memory of a decoder. */
export interface Sample {
  /** Seconds. */
  readonly timestamp: number;
  draw(context: OffscreenCanvasRenderingContext2D, x: number, y: number, width: number, height: number): void;
  close(): void;
}

/** Decodes the frames of a track in the order in which they are shown, from the one at `start` until before `end`. */
export interface SampleSource {
  samples(start: number, end?: number): AsyncGenerator<Sample, void, unknown>;
}

/** Photo-JPEG, which WebCodecs does not know: each packet is a whole picture, as the browser's own JPEG decoder reads it. */
export class JpegSamples implements SampleSource {
  readonly #packets: EncodedPacketSink;

  constructor(track: InputVideoTrack) {
    this.#packets = new EncodedPacketSink(track);
  }

  async *samples(start: number, end = Infinity): AsyncGenerator<Sample, void, unknown> {
    let packet = await this.#packets.getPacket(start);
    while (packet !== null && packet.timestamp < end) {
      const data = new Uint8Array(packet.data);
      const picture = await createImageBitmap(new Blob([data], { type: "image/jpeg" }));
      yield {
        timestamp: packet.timestamp,
        draw: (context, x, y, width, height) => {
          context.drawImage(picture, x, y, width, height);
        },
        close: () => {
          picture.close();
        },
      };
      packet = await this.#packets.getNextPacket(packet);
    }
  }
}
