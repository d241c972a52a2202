// @ts-check
// The scenes of the sample's movies: a lighthouse, waves and a harbor as SVG, 1600 × 900.
import { seeded } from "./handwriting.mjs";

/** @typedef {{ top: string, bottom: string, glow: string, x: number, y: number, r: number }} Sky */

/** The movies' names → their picture at a frame. */
export const SCENES = new Map([
  ["sea_0010_comp_v012.mov", rocks],
  ["sea_0020_anim_v007.mov", wave],
  ["sea_0030_light_v003.mov", fog],
  ["霧の港_test_v02.mp4", harbour],
  ["sea_0040_stereo_v001.mov", lamp],
]);

const NIGHT = { top: "#070d1f", bottom: "#27476b", glow: "#cfe0ff", x: 0.82, y: 0.18, r: 0.3 };

function rocks(/** @type {number} */ frame) {
  return scene(NIGHT, [
    stars(3, 90),
    sea(610, "#16304a", "#050b16", 11),
    tower(1010, 640, 1, 18 + frame / 4),
    rock(
      [
        [40, 800],
        [130, 650],
        [250, 610],
        [330, 660],
        [430, 600],
        [560, 640],
        [700, 800],
      ],
      "#0b1017",
    ),
    shine([
      [150, 700],
      [260, 640],
      [340, 690],
      [450, 640],
      [540, 690],
    ]),
    sea(790, "#1d3d58", "#04080f", 7),
  ]);
}

function wave() {
  const crest =
    "M0 620 C200 600 380 560 520 430 C640 310 830 270 960 330 C1060 380 1050 470 960 470 C890 470 880 400 930 390 C820 380 760 500 800 600 C1000 700 1300 640 1600 660 V900 H0Z";
  return scene({ ...NIGHT, bottom: "#3b6a86", x: 0.15, y: 0.25 }, [
    sea(560, "#2d5b78", "#0c2438", 5),
    `<path d="${crest}" fill="url(#water)"/>`,
    `<path d="M520 430 C640 310 830 270 960 330 C1060 380 1050 470 960 470" fill="none" stroke="#eef7fb" stroke-width="16" stroke-linecap="round" opacity=".8" filter="url(#soft)"/>`,
    spray(17),
    sea(770, "#1b4a66", "#071723", 9),
  ]);
}

function fog() {
  return scene({ top: "#1b2430", bottom: "#7d8c96", glow: "#ffe9c2", x: 0.72, y: 0.4, r: 0.5 }, [
    tower(1170, 690, 0.85, 200),
    sea(650, "#4a5b66", "#1b252d", 13),
    ...[520, 600, 690].map(
      (y, i) =>
        `<ellipse cx="${1000 - i * 240}" cy="${y}" rx="900" ry="${70 + i * 18}" fill="#dfe6e8" opacity=".${30 - i * 5}" filter="url(#mist)"/>`,
    ),
  ]);
}

function harbour() {
  const boat = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ s) =>
    `<g transform="translate(${x} ${y}) scale(${s})" fill="#2a2030"><path d="M-120 0 H120 L90 46 H-90Z"/><path d="M-6 0 V-190 H6 V0Z"/><path d="M12 -180 L100 -20 H12Z" opacity=".75"/></g>`;
  return scene({ top: "#54507e", bottom: "#f4a77a", glow: "#fff1c9", x: 0.5, y: 0.66, r: 0.42 }, [
    `<path d="M0 600 L180 520 L330 570 L520 480 L760 580 L1000 500 L1250 570 L1600 490 V660 H0Z" fill="#7a5a78" opacity=".6"/>`,
    sea(610, "#d98d74", "#3a2a48", 21),
    boat(420, 690, 1.1),
    boat(1180, 660, 0.8),
    boat(860, 760, 1.4),
    `<ellipse cx="800" cy="620" rx="1100" ry="60" fill="#ffe7d0" opacity=".5" filter="url(#mist)"/>`,
  ]);
}

function lamp(/** @type {number} */ frame) {
  return scene({ ...NIGHT, top: "#0a1226", x: 0.51, y: 0.37, r: 0.34 }, [
    stars(8, 60),
    tower(815, 1250, 2.6, frame * 4),
  ]);
}

/** @param {Sky} sky @param {readonly string[]} parts */
function scene(sky, parts) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900" width="100%" height="100%">
<defs>
<linearGradient id="sky" x2="0" y2="1"><stop stop-color="${sky.top}"/><stop offset="1" stop-color="${sky.bottom}"/></linearGradient>
<radialGradient id="glow" gradientUnits="userSpaceOnUse" cx="${1600 * sky.x}" cy="${900 * sky.y}" r="${1600 * sky.r}"><stop stop-color="${sky.glow}" stop-opacity=".85"/><stop offset=".07" stop-color="${sky.glow}" stop-opacity=".35"/><stop offset="1" stop-color="${sky.glow}" stop-opacity="0"/></radialGradient>
<linearGradient id="water" x2="0" y2="1"><stop stop-color="#8fc3d1"/><stop offset=".35" stop-color="#2f7391"/><stop offset="1" stop-color="#0a2a40"/></linearGradient>
<linearGradient id="beam"><stop stop-color="#fff3c4" stop-opacity=".75"/><stop offset="1" stop-color="#fff3c4" stop-opacity="0"/></linearGradient>
<filter id="soft"><feGaussianBlur stdDeviation="3"/></filter>
<filter id="mist" x="-50%" y="-100%" width="200%" height="300%"><feGaussianBlur stdDeviation="38"/></filter>
</defs>
<rect width="1600" height="900" fill="url(#sky)"/><rect width="1600" height="900" fill="url(#glow)"/>
${parts.join("\n")}
</svg>`;
}

/** A lighthouse that stands at a place, its beam turned by some degrees. */
function tower(
  /** @type {number} */ x,
  /** @type {number} */ y,
  /** @type {number} */ size,
  /** @type {number} */ turn,
) {
  const reach = 900 * Math.cos((turn * Math.PI) / 180);
  const side = reach < 0 ? "scale(-1 1)" : "";
  const end = Math.abs(reach);
  return `<g transform="translate(${x} ${y}) scale(${size})">
<path d="M0 -300 L${end} -420 L${end} -180Z" fill="url(#beam)" transform="${side}"/>
<path d="M-46 0 L-30 -260 H30 L46 0Z" fill="#d9d3c7"/><path d="M-42 -70 L-38 -130 H38 L42 -70Z M-35 -185 L-32 -235 H32 L35 -185Z" fill="#a23b2f"/>
<rect x="-44" y="-272" width="88" height="12" fill="#1c222b"/><rect x="-24" y="-325" width="48" height="53" fill="#fff0b8"/>
<path d="M-32 -325 L0 -362 L32 -325Z" fill="#7c2b23"/>
${[-40, -26, -13, 0, 13, 26, 40].map((at) => `<path d="M${at} -272 V-296" stroke="#1c222b" stroke-width="3"/>`).join("")}
<path d="M-42 -296 H42" stroke="#1c222b" stroke-width="4"/><circle cy="-300" r="70" fill="#fff3c4" opacity=".35" filter="url(#soft)"/>
</g>`;
}

function sea(
  /** @type {number} */ y,
  /** @type {string} */ near,
  /** @type {string} */ far,
  /** @type {number} */ seed,
) {
  const random = seeded(seed);
  const glints = Array.from({ length: 60 }, () => {
    const [x, down, long] = [random() * 1600, random() ** 2 * (880 - y), 20 + random() * 90];
    return `<path d="M${x.toFixed(0)} ${(y + 8 + down).toFixed(0)} q${(long / 2).toFixed(0)} -6 ${long.toFixed(0)} 0" stroke="#e8f4ff" stroke-opacity="${(0.08 + random() * 0.22).toFixed(2)}" stroke-width="3" fill="none"/>`;
  });
  return `<linearGradient id="sea${seed}" x2="0" y2="1"><stop stop-color="${near}"/><stop offset="1" stop-color="${far}"/></linearGradient>
<path d="M0 ${y} C300 ${y - 14} 500 ${y + 12} 800 ${y} S1300 ${y - 12} 1600 ${y + 4} V900 H0Z" fill="url(#sea${seed})"/>${glints.join("")}`;
}

function stars(/** @type {number} */ seed, /** @type {number} */ count) {
  const random = seeded(seed);
  return Array.from(
    { length: count },
    () =>
      `<circle cx="${(random() * 1600).toFixed(0)}" cy="${(random() * 520).toFixed(0)}" r="${(0.8 + random() * 1.6).toFixed(1)}" fill="#fff" opacity="${(0.3 + random() * 0.6).toFixed(2)}"/>`,
  ).join("");
}

function spray(/** @type {number} */ seed) {
  const random = seeded(seed);
  return Array.from({ length: 120 }, () => {
    const t = random();
    return `<circle cx="${(560 + t * 520 + random() * 60).toFixed(0)}" cy="${(400 - Math.sin(t * 3) * 130 + random() * 70).toFixed(0)}" r="${(1 + random() * 4).toFixed(1)}" fill="#fff" opacity="${(random() * 0.7).toFixed(2)}"/>`;
  }).join("");
}

/** @param {readonly (readonly [number, number])[]} outline @param {string} fill */
function rock(outline, fill) {
  return `<path d="M${outline.map(([x, y]) => `${x} ${y}`).join(" L")}Z" fill="${fill}"/>`;
}

/** Wet stone in the light of the lamp. */
function shine(/** @type {readonly (readonly [number, number])[]} */ places) {
  return places
    .map(
      ([x, y]) =>
        `<path d="M${x - 46} ${y} Q${x} ${y - 42} ${x + 50} ${y - 8} Q${x + 6} ${y - 12} ${x - 46} ${y}Z" fill="#dfe9f5" opacity=".85" filter="url(#soft)"/>`,
    )
    .join("");
}
