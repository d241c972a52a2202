import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { noteRows, type NoteRow } from "@cinesync/notes";
import { createAnnotation, createMediaFile, createSession } from "@cinesync/session-xml";
import { transformSync } from "esbuild";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readPage } from "../../scripts/lib/markdown.mjs";
import { inExamples } from "./lib/run-example.ts";

// Runs the recipes of the guide against a stand-in server that responds as each system's documentation describes.

type Recipe = (server: object, row: NoteRow, picture?: string) => Promise<unknown>;
interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

let folder: string;
let requests: Request[];

beforeEach(() => {
  // Inside the examples, so that the recipe finds the packages.
  folder = mkdtempSync(join(inExamples(""), ".recipe-"));
  requests = [];
});
afterEach(() => {
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function recipe(name: string): Promise<Recipe> {
  const { blocks } = readPage(inExamples("../docs/guide/production-trackers.md"));
  const code = blocks.find((block) => block.code.includes(`function ${name}`))?.code ?? "";
  const file = join(folder, "recipe.mjs");
  writeFileSync(file, transformSync(code, { loader: "ts" }).code);
  const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Record<string, Recipe>;
  const found = module[name];
  if (found === undefined) throw new Error(`the guide has no recipe ${name}`);
  return found;
}

function answer(reply: (request: Request) => Response): void {
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}) => {
    const body = init.body === undefined || init.body === null ? "" : await new Response(init.body).text();
    const request = { method: init.method ?? "GET", url, headers: new Headers(init.headers), body };
    requests.push(request);
    return reply(request);
  });
}

function frameRow(userData: object): NoteRow {
  const media = createMediaFile({
    locators: ["/shots/sea_0010_comp_v003.mov"],
    userData: JSON.stringify(userData),
    annotations: [createAnnotation(38, { notes: "Hold this frame longer." })],
  });
  const row = noteRows(createSession({ media: [media] })).find(({ kind }) => kind === "frame");
  if (row === undefined) throw new Error("no row");
  return row;
}

test("the ShotGrid recipe adds the note to its version, and the picture under a name that pins it to the frame", async () => {
  const picture = join(folder, "saved.jpg");
  writeFileSync(picture, "JPEG");
  answer(({ method, url }) => {
    if (url.endsWith("/auth/access_token")) return Response.json({ access_token: "token" });
    if (url.endsWith("/entity/notes")) return Response.json({ data: { id: 9 } }, { status: 201 });
    if (url.includes("/_upload"))
      return Response.json({
        data: { upload_id: 1 },
        links: { upload: "https://store.example/x", complete_upload: "/api/v1/entity/notes/9/_upload" },
      });
    return new Response(null, { status: method === "PUT" ? 200 : 201 });
  });
  const site = { url: "https://studio.example", scriptName: "script", scriptKey: "key", projectId: 70 };
  const send = await recipe("noteToShotGrid");
  expect(await send(site, frameRow({ shotgrid: { version_id: "6017" } }), picture)).toBe(9);
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST https://studio.example/api/v1/auth/access_token",
    "POST https://studio.example/api/v1/entity/notes",
    "GET https://studio.example/api/v1/entity/notes/9/_upload?filename=annot_version_6017.38.jpg",
    "PUT https://store.example/x",
    "POST https://studio.example/api/v1/entity/notes/9/_upload",
  ]);
  expect(requests[0]?.body).toContain("grant_type=client_credentials");
  expect(JSON.parse(requests[1]?.body ?? "")).toMatchObject({
    content: "Hold this frame longer.",
    note_links: [{ type: "Version", id: 6017 }],
  });
  expect(requests[3]?.body).toBe("JPEG");
});

test("the ftrack recipe adds the note to its asset version, and throws for a rejection with status 200", async () => {
  const server = { url: "https://studio.example", user: "kim", apiKey: "secret", userId: "u" };
  const send = await recipe("noteToFtrack");
  answer(() => Response.json([{ action: "create" }]));
  expect(await send(server, frameRow({ ftrack: { assetVersion: "av" } }))).toMatch(/^[\da-f-]{36}$/);
  expect(requests[0]?.headers.get("ftrack-api-key")).toBe("secret");
  expect(JSON.parse(requests[0]?.body ?? "")).toMatchObject([
    { entity_type: "Note", entity_data: { content: "Frame 38: Hold this frame longer.", parent_id: "av" } },
  ]);
  answer(() => Response.json({ exception: "ServerError", content: "no permission" }));
  await expect(send(server, frameRow({ ftrack: { assetVersion: "av" } }))).rejects.toThrow("no permission");
  expect(await send(server, frameRow({}))).toBeUndefined();
});

test("the Kitsu recipe adds a comment to the task, with the status", async () => {
  const kitsu = { url: "https://kitsu.example", token: "t", taskStatusId: "retake" };
  const send = await recipe("noteToKitsu");
  answer(() => Response.json({ id: "c" }, { status: 201 }));
  expect(await send(kitsu, frameRow({ kitsu: { task: "t1" } }))).toBe("c");
  expect(requests[0]?.url).toBe("https://kitsu.example/api/actions/tasks/t1/comment");
  expect(JSON.parse(requests[0]?.body ?? "")).toEqual({
    task_status_id: "retake",
    comment: "**Frame 38** Hold this frame longer.",
  });
  answer(() => new Response("no", { status: 403 }));
  await expect(send(kitsu, frameRow({ kitsu: { task: "t1" } }))).rejects.toThrow("Kitsu answered 403");
});
