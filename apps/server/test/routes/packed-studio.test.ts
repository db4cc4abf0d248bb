import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { studioRoutes } from "../../src/routes/studio.ts";

const PAGE = `<!doctype html><title>Lacquer</title>${"<p>hand</p>".repeat(200)}`;
const SCRIPT = "export const nail = 1;\n".repeat(300);
const TINY = "0;";
let folder: string;
let app: FastifyInstance;

async function packed(name: string, text: string) {
  const file = path.join(folder, name);
  await writeFile(file, text);
  await writeFile(`${file}.br`, brotliCompressSync(text));
  await writeFile(`${file}.gz`, gzipSync(text));
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lacquer-packed-"));
  await mkdir(path.join(folder, "assets"));
  await packed("index.html", PAGE);
  await packed("sw.js", SCRIPT);
  await packed("assets/main-1a2b.js", SCRIPT);
  await packed("assets/hand-1a2b.wasm", SCRIPT);
  await writeFile(path.join(folder, "assets", "tiny-1a2b.js"), TINY);
  app = Fastify();
  await studioRoutes(app, folder);
  await app.listen({ port: 0, host: "127.0.0.1" });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Does not use fetch, because fetch asks for compressed answers and decompresses them by itself. */
const ask = (url: string, headers: Headers = {}, method = "GET") =>
  new Promise<Answer>((resolve, reject) => {
    const { port } = app.server.address() as AddressInfo;
    request({ port, host: "127.0.0.1", path: url, method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        resolve({
          status: answer.statusCode,
          headers: answer.headers,
          body: Buffer.concat(parts),
        }),
      );
      answer.on("error", reject);
    })
      .on("error", reject)
      .end();
  });

type Headers = Record<string, string>;

const BROWSER = "gzip, deflate, br, zstd";
const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync };

test.each([
  ["/", "text/html", PAGE, "no-cache"],
  ["/sw.js", "application/javascript", SCRIPT, "no-cache"],
  ["/assets/main-1a2b.js", "application/javascript", SCRIPT, "public, max-age=31536000, immutable"],
  ["/assets/hand-1a2b.wasm", "application/wasm", SCRIPT, "public, max-age=31536000, immutable"],
])(
  "%s is sent as it was compressed at the build, with its own type and cache rule",
  async (url, type, text, cache) => {
    for (const [accept, encoding] of [
      [BROWSER, "br"],
      ["gzip", "gzip"],
      ["br;q=0, gzip", "gzip"],
    ] as const) {
      const { status, headers, body } = await ask(url, { "accept-encoding": accept });
      expect([status, headers["content-encoding"], headers["cache-control"]]).toEqual([
        200,
        encoding,
        cache,
      ]);
      expect(headers["content-type"]).toContain(type);
      expect(headers.vary).toBe("accept-encoding");
      expect(headers["content-length"]).toBe(String(body.length));
      expect(UNPACK[encoding](body).toString()).toBe(text);
    }
    for (const plain of [{}, { "accept-encoding": "identity" }] as Headers[]) {
      const { headers, body } = await ask(url, plain);
      expect([headers["content-encoding"], headers.vary]).toEqual([undefined, "accept-encoding"]);
      expect([headers["cache-control"], body.toString()]).toEqual([cache, text]);
    }
  },
);

test("each compressed form has its own ETag, and is not sent again to a browser that has it", async () => {
  const url = "/assets/main-1a2b.js";
  const [br, gzip, plain] = await Promise.all(
    ([{ "accept-encoding": "br" }, { "accept-encoding": "gzip" }, {}] as Headers[]).map((headers) =>
      ask(url, headers),
    ),
  );
  expect(new Set([br, gzip, plain].map((answer) => answer?.headers.etag)).size).toBe(3);
  const etag = br?.headers.etag ?? "";
  const again = await ask(url, { "accept-encoding": "br", "if-none-match": etag });
  expect([again.status, again.body.length]).toEqual([304, 0]);
  expect(again.headers.vary).toBe("accept-encoding");
  expect((await ask(url, { "accept-encoding": "gzip", "if-none-match": etag })).status).toBe(200);
});

test("HEAD answers like GET, and sends no content", async () => {
  const headers = { "accept-encoding": BROWSER };
  const [head, get] = [await ask("/", headers, "HEAD"), await ask("/", headers)];
  expect([head.status, head.body.length]).toEqual([200, 0]);
  for (const name of ["content-encoding", "content-length", "content-type", "etag", "vary"])
    expect(head.headers[name]).toBe(get.headers[name]);
});

test("a requested part of a file is a part of its uncompressed content, whatever the browser accepts", async () => {
  const { status, headers, body } = await ask("/assets/hand-1a2b.wasm", {
    "accept-encoding": BROWSER,
    range: "bytes=7-11",
  });
  expect([status, headers["content-encoding"]]).toEqual([206, undefined]);
  expect([headers["content-range"], body.toString()]).toEqual([
    `bytes 7-11/${SCRIPT.length}`,
    SCRIPT.slice(7, 12),
  ]);
});

test("an address of the studio is answered with the compressed page too", async () => {
  const { headers, body } = await ask("/gallery", {
    accept: "text/html",
    "accept-encoding": BROWSER,
  });
  expect([headers["content-encoding"], headers["cache-control"]]).toEqual(["br", "no-cache"]);
  expect(brotliDecompressSync(body).toString()).toBe(PAGE);
});

test("a file without a compressed form is served as it is, and compressed files have no address of their own", async () => {
  const tiny = await ask("/assets/tiny-1a2b.js", { "accept-encoding": BROWSER });
  expect([tiny.headers["content-encoding"], tiny.body.toString()]).toEqual([undefined, TINY]);
  for (const url of ["/index.html.br", "/assets/main-1a2b.js.gz"])
    expect((await ask(url)).status).toBe(404);
});
