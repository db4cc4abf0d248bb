import { connect } from "node:net";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { handPhoto, startTestServer, type TestServer, waitFor } from "@lacquer/testing";
import multipart from "@fastify/multipart";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installErrors } from "../../src/http/errors.ts";
import { type BodyTimeouts, refuseSlowBodies } from "../../src/http/slow-bodies.ts";

const open: FastifyInstance[] = [];
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await Promise.all(open.map((app) => app.close()));
  await server.close();
});

/** A small server with the same parts that gives up sooner. */
async function impatient(patience: BodyTimeouts): Promise<number> {
  const app = Fastify({ requestTimeout: 0, genReqId: () => "request-1" });
  open.push(app);
  installErrors(app);
  refuseSlowBodies(app, patience);
  await app.register(multipart);
  app.post("/json", async () => ({ ok: true }));
  app.post("/upload", async (request) => {
    const part = await request.file();
    return { bytes: (await part?.toBuffer())?.length };
  });
  app.get("/slow-answer", async () => {
    await new Promise((resolve) => setTimeout(resolve, patience.idleMs * 2));
    return { ok: true };
  });
  const address = await app.listen({ port: 0, host: "127.0.0.1" });
  return Number(new URL(address).port);
}

const HEAD = (path: string, type: string, length: number, cookie = "") =>
  `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n${cookie}\r\n`;

/** Sends pieces with a pause before each. Resolves with the whole answer once the connection has ended. */
async function dribble(
  port: number,
  pieces: (string | Buffer)[],
  pauseMs: number,
): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  const answer = text(socket);
  for (const piece of pieces) {
    socket.write(piece);
    await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, pauseMs))]);
  }
  return answer;
}

/** Status, connection and body of an answer as it came over the wire. */
const read = (answer: string) => ({
  status: Number(answer.slice(9, 12)),
  closes: answer.toLowerCase().includes("connection: close"),
  body: JSON.parse(answer.slice(answer.indexOf("\r\n\r\n"))) as unknown,
});

const REFUSED = {
  status: 408,
  closes: true,
  body: {
    error: {
      code: "request_too_slow",
      message: "The upload stalled before it was complete. Check the connection and try again.",
      requestId: "request-1",
    },
  },
};

const FORM_TYPE = "multipart/form-data; boundary=b";
const FORM_HEAD =
  '--b\r\ncontent-disposition: form-data; name="file"; filename="x.jpg"\r\ncontent-type: image/jpeg\r\n\r\n';
const FORM_END = "\r\n--b--\r\n";

test.each([
  ["/json", "application/json", '{"a":'],
  ["/upload", FORM_TYPE, FORM_HEAD],
])("a body to %s that stands still is refused in our shape", async (path, type, begun) => {
  const port = await impatient({ idleMs: 300, totalMs: 60_000 });
  expect(read(await dribble(port, [HEAD(path, type, 1000) + begun], 0))).toEqual(REFUSED);
});

test("a body that moves too slowly for ever is refused as well", async () => {
  const port = await impatient({ idleMs: 5_000, totalMs: 700 });
  const pieces = [
    HEAD("/json", "application/json", 1000),
    ...Array.from({ length: 40 }, () => " "),
  ];
  expect(read(await dribble(port, pieces, 100))).toEqual(REFUSED);
});

test("a body is accepted while bytes arrive, even if it takes many times the time it may stand still", async () => {
  const port = await impatient({ idleMs: 600, totalMs: 60_000 });
  const rest = Array.from({ length: 20 }, () => "x".repeat(50));
  const length = FORM_HEAD.length + 1000 + FORM_END.length;
  const head = HEAD("/upload", FORM_TYPE, length, "connection: close\r\n");
  const answer = await dribble(port, [head + FORM_HEAD, ...rest, FORM_END], 120);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).toContain('{"bytes":1000}');
});

test("a slow answer is not the sender's fault", async () => {
  const port = await impatient({ idleMs: 200, totalMs: 300 });
  expect((await fetch(`http://127.0.0.1:${port}/slow-answer`)).status).toBe(200);
});

test(
  "the server takes a photo that arrives over more than 90 seconds",
  { timeout: 180_000 },
  async () => {
    const photo = await handPhoto();
    const guest = await server.guest();
    const body = Buffer.concat([Buffer.from(FORM_HEAD), photo, Buffer.from(FORM_END)]);
    const { port } = new URL(server.origin);
    const cookie = `cookie: ${[...guest.cookies].map((pair) => pair.join("=")).join("; ")}\r\norigin: ${server.origin}\r\nconnection: close\r\n`;
    const pieces = Array.from({ length: 48 }, (_, index) => {
      const step = Math.ceil(body.length / 48);
      return body.subarray(index * step, (index + 1) * step);
    });
    const head = HEAD("/api/uploads?kind=photo", FORM_TYPE, body.length, cookie);
    const began = Date.now();
    const answer = await dribble(Number(port), [head, ...pieces], 2_000);
    expect(Date.now() - began).toBeGreaterThan(92_000);
    expect(answer).toMatch(/^HTTP\/1\.1 201 /);
    await waitFor("its row", async () => (await server.db.prisma.upload.count()) === 1);
  },
);
