// @ts-check
// Serves the page with the links, only to this computer: node web/serve.mjs [PORT]
import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const { resolve } = createRequire(import.meta.url);
const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

/** The files of the page. On a web site, they are in one folder. */
const FILES = new Map([
  ["/", { path: here("index.html"), type: "text/html; charset=utf-8" }],
  ["/style.css", { path: here("style.css"), type: "text/css; charset=utf-8" }],
  ["/links.mjs", { path: here("links.mjs"), type: "text/javascript; charset=utf-8" }],
  ["/commands.js", { path: resolve("@cinesync/commands"), type: "text/javascript; charset=utf-8" }],
]);

const server = createServer((request, response) => {
  const file = FILES.get((request.url ?? "").split(/[?#]/, 1)[0] ?? "");
  if (!file || request.method !== "GET") {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-type": file.type, "x-content-type-options": "nosniff" });
  createReadStream(file.path).pipe(response);
});

server.listen(Number(process.argv[2] ?? 8080), "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") console.log(`http://127.0.0.1:${address?.port}/`);
});
server.on("error", (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
