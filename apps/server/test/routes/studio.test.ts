import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { studioRoutes } from "../../src/routes/studio.ts";

const PAGE = "<!doctype html><title>Lacquer</title>";
let folder: string;
let app: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lacquer-studio-"));
  await mkdir(path.join(folder, "assets"));
  await writeFile(path.join(folder, "index.html"), PAGE);
  await writeFile(path.join(folder, "assets", "main-1a2b.js"), "1;");
  app = Fastify();
  await studioRoutes(app, folder);
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const get = (url: string, accept = "*/*") => app.inject({ url, headers: { accept } });

test("browsers always revalidate the page, and never its hashed files", async () => {
  const [page, script] = [await get("/"), await get("/assets/main-1a2b.js")];
  expect([page.body, page.headers["cache-control"]]).toEqual([PAGE, "no-cache"]);
  expect([script.body, script.headers["cache-control"]]).toEqual([
    "1;",
    "public, max-age=31536000, immutable",
  ]);
});

test("an address of the studio answers a browser with the page, and a program with nothing", async () => {
  expect((await get("/gallery", "text/html,*/*;q=0.8")).body).toBe(PAGE);
  const head = await app.inject({
    method: "HEAD",
    url: "/gallery",
    headers: { accept: "text/html" },
  });
  expect([head.statusCode, head.body]).toEqual([200, ""]);
  expect((await get("/gallery")).statusCode).toBe(404);
  expect((await get("/api/nothing", "text/html")).statusCode).toBe(404);
});

test.each(["/designs/a%20b", "/collection/1", "/queue", "/settings/keys", "/sign-in"])(
  "the address %s opens the studio in a browser",
  async (url) => {
    const page = await get(url, "text/html,*/*;q=0.8");
    expect([page.statusCode, page.body, page.headers["cache-control"]]).toEqual([
      200,
      PAGE,
      "no-cache",
    ]);
  },
);

test.each([
  "//x",
  "/%2e%2e/x",
  "/a//b",
  "/a%5cb",
  "/assets/../index.html.bak",
  "/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
  "/assets",
  "/%00",
  "/assets/main-1a2b.js%00",
  `/${"a".repeat(5_000)}`,
])("%s does not exist", async (url) => {
  const answer = await get(url);
  expect([answer.statusCode, answer.json().error.code]).toEqual([404, "not_found"]);
});
