// @ts-check
// Builds join, start and script links in the browser, with @cinesync/commands.
import { createSessionUrl, joinSessionUrl, parseSessionKey, runScriptUrl } from "@cinesync/commands";

/**
 * Builds the link of each form from its fields.
 *
 * @type {Record<string, (values: Readonly<Record<string, string>>) => string>}
 */
const builders = {
  join: ({ key = "" }) => joinSessionUrl(parseSessionKey(key)),
  start: ({ username = "" }) => createSessionUrl({ username }),
  script: ({ name = "", shot = "" }) => runScriptUrl(name, shot ? { shot } : ""),
};

for (const form of document.forms) {
  const build = builders[form.id];
  const link = form.querySelector("a");
  const code = form.querySelector("code");
  if (!build || !link || !code) continue;

  // A link to this page can fill in the fields: ?key=ASDF1234
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }

  const update = () => {
    const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    try {
      // Every link begins with cinesync: and is set as text, so it cannot become markup.
      link.href = code.textContent = build(values);
      form.classList.remove("wrong");
    } catch (error) {
      link.removeAttribute("href");
      code.textContent = error instanceof Error ? error.message : String(error);
      form.classList.add("wrong");
    }
  };
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    link.click();
  });
  update();
}
