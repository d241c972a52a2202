// @ts-check
// Keeps the files of the page, and nothing else, so that it opens without a network. The build fills in both constants.
/** @type {string[]} */
const FILES = [/* files */];
const CACHE = "session-viewer-/* version */";
const worker = /** @type {any} */ (globalThis);

worker.addEventListener("install", (/** @type {any} */ event) => {
  // A new version waits until no page of the old one is open: pages load some of their scripts late.
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith("session-viewer-") && name !== CACHE)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(
    caches.open(CACHE).then(async (cache) => {
      const kept = await cache.match(event.request, { ignoreSearch: true, ignoreVary: true });
      // A file of a newer build, or one that the build does not know.
      return kept ?? fetch(event.request);
    }),
  );
});
