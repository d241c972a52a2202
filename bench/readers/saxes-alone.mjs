import { SaxesParser } from "saxes";

/** saxes without handlers: the reference for other readers. */
export function createReader() {
  return {
    read(/** @type {string} */ text) {
      const parser = new SaxesParser({ xmlns: false });
      parser.on("error", (error) => {
        throw error;
      });
      for (let start = 0; start < text.length; start += 65_536)
        parser.write(text.slice(start, start + 65_536));
      parser.close();
    },
    summarize: () => undefined,
  };
}
