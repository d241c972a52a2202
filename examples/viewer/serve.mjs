// @ts-check
// Builds the session viewer and serves it on this computer only: node viewer/serve.mjs [PORT]
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));

try {
  await build({ root, logLevel: "warn" });
  // A port that is taken is no matter: the next one is.
  const port = Number(process.argv[2] ?? 4173);
  const { resolvedUrls } = await preview({ root, preview: { host: "127.0.0.1", port } });
  console.log(`The session viewer is at ${resolvedUrls?.local[0]} (Ctrl+C ends it)`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
