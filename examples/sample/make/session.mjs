// @ts-check
// The sample session: the review of a few shots of a short film, with something of everything that a session
// file can hold.
import { createAnnotation, createGroupMovie, createMediaFile, createSession } from "@cinesync/session-xml";
import { draw, handwrite, ring, seeded } from "./handwriting.mjs";

/** @import { Line, MediaFile, Point, Position, Session } from "@cinesync/session-xml" */

const RED = "#ff3b30";
const BLUE = "#2f7bff";
const GREEN = "#3ddc84";
const YELLOW = "#ffd60a";

/** Width divided by height of most of the pictures. */
const WIDE = 16 / 9;

const random = seeded(20);
const hex = (/** @type {number} */ digits) =>
  Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join("");

/** Drawing objects of one person in one sitting share the first part of their ids. */
const sitting = [8, 4, 4, 4, 12].map(hex).join("-");
let drawn = 0;
const newId = () => `${sitting}:${++drawn}`;

/** @returns {Line} */
const line = (/** @type {readonly Point[]} */ points, color = RED, thickness = 0.006, alpha = 1) => ({
  kind: "line",
  id: newId(),
  color,
  alpha,
  thickness,
  points,
});

/** @returns {Line[]} */
const write = (
  /** @type {string} */ word,
  /** @type {Position & { height: number }} */ where,
  color = RED,
  aspect = WIDE,
) => handwrite(word, { ...where, aspect, random }).map((points) => line(points, color));

/** Short hashes of the movies in `movies`, as make-movies.mjs prints them; the others do not exist. */
const HASHES = new Map([
  ["sea_0010_comp_v012.mov", "91554a8bc6815c5096138ef51bdd32455c9ba40f"],
  ["sea_0040_stereo_v001.mov", "1ebd3901adcd795315158bf41755f678a8d57735"],
]);

/** @returns {Pick<MediaFile, "name" | "locators">} */
const shot = (/** @type {string} */ name) => {
  const folder = name.split("_").slice(0, 2);
  // Drawn for every movie, so that all else stays as it is.
  const invented = hex(40);
  return {
    name,
    locators: [
      { kind: "path", value: ["/Volumes/projects/tidewater/dailies", ...folder, name].join("/") },
      { kind: "path", value: ["P:", "tidewater", "dailies", ...folder, name].join("\\") },
      { kind: "short-hash", value: HASHES.get(name) ?? invented },
      { kind: "url", value: `https://media.example.com/tidewater/${encodeURIComponent(name)}` },
    ],
  };
};

const links = (/** @type {Record<string, unknown>} */ database) => JSON.stringify(database);

const rocks = createMediaFile({
  ...shot("sea_0010_comp_v012.mov"),
  active: true,
  currentFrame: 48,
  framesPerSecond: 24,
  groups: ["Night", "For approval"],
  userData: links({
    shotgrid: { version_id: 6017 },
    "tidewater.example": { shot: "sea_0010", step: "comp" },
  }),
  notes: "Much closer. Two small things on the rocks, then this is final.",
  playRange: { inFrame: 13, outFrame: 96, playOnlyRange: true },
  annotations: [
    createAnnotation(24, { notes: "Hold the lamp four frames longer before it turns away." }),
    createAnnotation(48, {
      notes: "The wet rocks under the tower draw the eye: half a stop down, “only” the highlights.",
      objects: [
        line(ring({ x: 0.28, y: 0.23, width: 0.33, height: 0.27, aspect: WIDE, random })),
        {
          kind: "arrow",
          id: newId(),
          color: RED,
          alpha: 1,
          startPoint: { x: 0.4, y: 0.5 },
          endPoint: { x: 0.33, y: 0.385 },
        },
        ...write("darker", { x: 0.32, y: 0.54, height: 0.075 }),
      ],
    }),
    createAnnotation(61, {
      notes: "Roto edge of the railing swims from here to 70.",
      objects: [
        ...write("edge", { x: 0.34, y: 0.61, height: 0.07 }, YELLOW),
        line(
          draw(
            Array.from({ length: 13 }, (_, i) => [0.565 + i * 0.014, 0.58 + (i % 2) * 0.06]),
            { aspect: WIDE, random },
          ),
          YELLOW,
          0.01,
          0.7,
        ),
        {
          kind: "erase",
          id: newId(),
          thickness: 0.05,
          points: draw(
            [
              [0.7, 0.52],
              [0.72, 0.6],
              [0.7, 0.7],
            ],
            { aspect: WIDE, random },
          ).map(({ x, y }) => ({ x, y })),
        },
        {
          kind: "circle",
          id: newId(),
          color: YELLOW,
          alpha: 0.9,
          startPoint: { x: 0.585, y: 0.72 },
          endPoint: { x: 0.675, y: 0.55 },
        },
      ],
    }),
  ],
});

const wave = createMediaFile({
  ...shot("sea_0020_anim_v007.mov"),
  currentFrame: 12,
  framesPerSecond: 25,
  groups: ["Night"],
  userData: links({ shotgrid: { version_id: 6021 } }),
  notes: "波のタイミングはとても良いです。あと少しだけ重さがほしい。",
  playRange: { inFrame: 1, outFrame: 80, playOnlyRange: false },
  annotations: [
    createAnnotation(12, {
      notes: "这里的浪头再慢一点。",
      objects: [
        {
          kind: "text",
          id: newId(),
          startPoint: { x: 0.6, y: 0.9 },
          endPoint: { x: 0.93, y: 0.7 },
          background: { color: "#1d2b53", alpha: 0.85 },
          foreground: { color: "#ffffff", alpha: 1 },
          p: "slower into the crest,\nthen let it fall",
        },
        {
          kind: "arrow",
          id: newId(),
          color: GREEN,
          alpha: 1,
          startPoint: { x: 0.2, y: 0.3 },
          endPoint: { x: 0.52, y: 0.52 },
          special: true,
          flipSide: true,
          reverse: false,
        },
        {
          kind: "arrow",
          id: newId(),
          color: BLUE,
          alpha: 0.8,
          startPoint: { x: 0.84, y: 0.24 },
          endPoint: { x: 0.66, y: 0.42 },
          special: false,
          reverse: true,
        },
      ],
    }),
    createAnnotation(37, { notes: "파도 소리와 맞춰 주세요." }),
  ],
});

const fog = createMediaFile({
  ...shot("sea_0030_light_v003.mov"),
  framesPerSecond: 24,
  groups: ["Night", "Storm"],
  notes: "Das Gegenlicht ist schön geworden – der Nebel dürfte etwas dünner sein.",
  zoomState: { center: { x: 0.4625, y: 0.55 }, scaleFactor: 1.4 },
  mask: {
    alpha: 0.75,
    center: { x: 0.5, y: 0.5 },
    ratio: { width: 2.39, height: 1 },
    scaleFactor: 1,
  },
  colorGrading: {
    offset: { red: 0.012, green: 0, blue: -0.02 },
    brightness: { rgb: 1.08, red: 1, green: 1, blue: 0.94 },
    saturation: 0.9,
    gamma: 1.05,
    contrast: 1.12,
    linearToLog: false,
    lutPath: "/Volumes/projects/tidewater/luts/night & rain.cube",
  },
  annotations: [
    createAnnotation(9, {
      notes: "الرجاء تخفيف الضباب خلف المنارة.",
      objects: [
        ...write("less fog", { x: 0.08, y: 0.78, height: 0.07 }, BLUE),
        line(ring({ x: 0.74, y: 0.5, width: 0.3, height: 0.38, aspect: WIDE, random }), BLUE),
      ],
    }),
    createAnnotation(55, { notes: "התאורה כאן מושלמת, לא לגעת." }),
  ],
});

const plate = createMediaFile({
  ...shot("plate_A003_C012_v001.mov"),
  framesPerSecond: 23.976,
  groups: ["Storm"],
  userData: "on-set report 12, see page 4",
  notes: "+1 stop, and please check the lens grid.",
  pixelRatio: { source: { width: 2, height: 1 }, target: { width: 1, height: 1 } },
  annotations: [
    createAnnotation(1, { notes: '=> "slate" & <clap> are still in: cut from frame 20.\nSound is in sync.' }),
  ],
});

const harbour = createMediaFile({
  name: "霧の港_test_v02.mp4",
  locators: [
    { kind: "url", value: "https://media.example.com/tidewater/%E9%9C%A7%E3%81%AE%E6%B8%AF_test_v02.mp4" },
    { kind: "short-hash", value: hex(40) },
  ],
  framesPerSecond: 30,
  groups: ["For approval"],
  annotations: [
    createAnnotation(5, {
      notes: "Un peu plus chaud à l’aube ☀️ – sinon c’est parfait.",
      objects: write("warmer", { x: 0.33, y: 0.72, height: 0.1 }, YELLOW),
    }),
  ],
});

const stereo = createMediaFile({
  ...shot("sea_0040_stereo_v001.mov"),
  framesPerSecond: 48,
  notes: "Convergence at the lamp, not at the railing.",
  annotations: [
    createAnnotation(30, {
      notes: "",
      objects: [
        {
          kind: "circle",
          id: newId(),
          color: GREEN,
          alpha: 1,
          startPoint: { x: 0.42, y: 0.67 },
          endPoint: { x: 0.6, y: 0.35 },
        },
        ...write("nice!", { x: 0.66, y: 0.56, height: 0.09 }, GREEN),
      ],
    }),
  ],
});

/** @type {Session} */
export const sampleSession = createSession({
  sessionFeatures: "pro",
  hashToken: "0x2f41a9",
  fromScript: false,
  ownerShouldAutomaticallyDownload: true,
  guestShouldAutomaticallyDownload: false,
  userData: links({
    shotgrid: { project_id: 214, playlist_id: 88 },
    "tidewater.example": { review: "night 3" },
  }),
  groups: ["Night", "Storm", "For approval"],
  notes:
    "Night sequence, third round.\nFinals are due before the weekend; everything marked “For approval” is shown to the director.",
  chat: [
    "Lighting: can everybody see the first frame?",
    "Compositing: yes – and the lamp is on 💡",
    "Director: 100% better than last time.",
  ]
    .map(encodeURIComponent)
    .join("%0A"),
  stereo: {
    enabled: true,
    type: "side-by-side",
    anamorphic: false,
    anaglyph: true,
    grayscale: false,
    separation: { annotation: 0.05, image: -0.0125 },
  },
  media: [
    rocks,
    wave,
    fog,
    plate,
    harbour,
    stereo,
    createGroupMovie("Night", {
      currentFrame: 101,
      playRange: { inFrame: 1, outFrame: 240, playOnlyRange: false },
    }),
    createGroupMovie("All Files"),
  ],
});
