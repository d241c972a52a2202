import { h } from "../dom.ts";
import { getRecord, putRecord } from "../stores/database.ts";

const KEY = "pane widths";
const STEP = 16;
const LIMITS = { playlist: [160, 640], notes: [240, 900] } as const;
export type SidePane = keyof typeof LIMITS;

/** Makes the separator that sizes a side pane, by mouse, touch and keyboard. The width is kept for the next visit. */
export function paneSeparator(grid: HTMLElement, pane: SidePane): HTMLElement {
  const [least, most] = LIMITS[pane];
  const isLeft = pane === "playlist";
  const separator = h("div", {
    class: "separator",
    role: "separator",
    tabindex: 0,
    "aria-orientation": "vertical",
    "aria-label": `Width of the ${pane === "playlist" ? "playlist" : "notes"}`,
    "aria-valuemin": least,
    "aria-valuemax": most,
    "aria-valuenow": least,
  });
  const current = (): number => {
    const neighbor = isLeft ? separator.previousElementSibling : separator.nextElementSibling;
    return neighbor?.getBoundingClientRect().width ?? least;
  };
  const set = (width: number): void => {
    const rounded = Math.round(Math.min(most, Math.max(least, width)));
    grid.style.setProperty(`--${pane}`, `${rounded}px`);
    separator.setAttribute("aria-valuenow", String(rounded));
    widths[pane] = rounded;
    void putRecord("choices", KEY, widths);
  };
  const showValue = (): void => {
    separator.setAttribute("aria-valuenow", String(Math.round(current())));
  };
  separator.addEventListener("focus", showValue);
  new ResizeObserver(showValue).observe(separator);
  separator.addEventListener("keydown", (event) => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    set(current() + direction * STEP * (isLeft ? 1 : -1));
  });
  separator.addEventListener("pointerdown", (event) => {
    const start = event.clientX;
    const width = current();
    separator.setPointerCapture(event.pointerId);
    const move = ({ clientX }: PointerEvent): void => {
      set(width + (clientX - start) * (isLeft ? 1 : -1));
    };
    separator.addEventListener("pointermove", move);
    separator.addEventListener(
      "lostpointercapture",
      () => {
        separator.removeEventListener("pointermove", move);
      },
      { once: true },
    );
  });
  void getRecord<Record<string, number>>("choices", KEY).then((kept) => {
    const width = kept?.[pane];
    if (width !== undefined) set(width);
  });
  return separator;
}

const widths: Partial<Record<SidePane, number>> = {};
