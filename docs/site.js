// Opens the search in the text of all pages. A page that is opened as a file cannot load the index, and keeps its
// built-in search for names.
if (location.protocol.startsWith("http")) {
  const base = new URL(document.documentElement.dataset.base ?? "./", location.href);
  const dialog = document.createElement("dialog");
  dialog.id = "site-search";
  dialog.setAttribute("aria-label", "Search");
  document.body.append(dialog);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });

  let loading;
  const load = () =>
    (loading ??= new Promise((resolve, reject) => {
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = new URL("pagefind/pagefind-ui.css", base).href;
      const script = document.createElement("script");
      script.src = new URL("pagefind/pagefind-ui.js", base).href;
      script.onload = () => {
        new globalThis.PagefindUI({
          element: "#site-search",
          bundlePath: new URL("pagefind/", base).pathname,
          baseUrl: base.pathname,
          showImages: false,
          resetStyles: false,
          translations: { placeholder: "Search guides, packages and names" },
        });
        resolve(undefined);
      };
      script.onerror = () => reject(new Error("the search could not be loaded"));
      document.head.append(style, script);
    }));

  const open = async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    await load();
    dialog.showModal();
    dialog.querySelector("input")?.focus();
  };
  document.addEventListener(
    "click",
    (event) => {
      if (event.target instanceof Element && event.target.closest("#tsd-search-trigger")) void open(event);
    },
    true,
  );
  document.addEventListener(
    "keydown",
    (event) => {
      const typing = event.target instanceof Element && event.target.closest("input, textarea, select");
      if (!typing && (event.key === "/" || (event.key === "k" && (event.ctrlKey || event.metaKey))))
        void open(event);
    },
    true,
  );
}
