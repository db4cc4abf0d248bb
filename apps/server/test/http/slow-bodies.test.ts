import { connect, type Socket } from "node:net";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { handPhoto, startTestServer, type TestServer } from "@lacquer/testing";
import multipart from "@fastify/multipart";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installErrors } from "../../src/http/errors.ts";
import { type BodyTimeouts, refuseSlowBodies } from "../../src/http/slow-bodies.ts";

const open: FastifyInstance[] = [];
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ BODY_IDLE_SECONDS: String(IDLE_MS / 1_000) });
});
afterAll(async () => {
  await Promise.all(open.map((app) => app.close()));
  await server.close();
});

/** Starts a small server with the same plugins and these shorter limits. Returns its port. */
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

/** Sends pieces with a pause after each. Resolves with the whole answer when the connection has ended. */
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

/** Reads status, connection and body from the raw text of an answer. */
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
])("a body to %s that stops arriving is refused in our error shape", async (path, type, begun) => {
  const port = await impatient({ idleMs: 300, totalMs: 60_000 });
  expect(read(await dribble(port, [HEAD(path, type, 1000) + begun], 0))).toEqual(REFUSED);
});

test("a body that stays too slow for too long is refused as well", async () => {
  const port = await impatient({ idleMs: 5_000, totalMs: 700 });
  const pieces = [
    HEAD("/json", "application/json", 1000),
    ...Array.from({ length: 40 }, () => " "),
  ];
  expect(read(await dribble(port, pieces, 100))).toEqual(REFUSED);
});

test("a slow answer is not the sender's fault", async () => {
  const port = await impatient({ idleMs: 200, totalMs: 300 });
  expect((await fetch(`http://127.0.0.1:${port}/slow-answer`)).status).toBe(200);
});

/** The server's limit for the time without a new byte of a body. */
const IDLE_MS = 3_000;
/** For how long the test sends a body. The time stands for one minute, which is Node's own limit for a request. */
const LONG_MS = 3 * IDLE_MS;

/** Returns the head and the body of a photo upload, as a browser sends them. */
async function photoUpload(): Promise<{ head: string; body: Buffer; userId: number }> {
  const guest = await server.guest();
  const body = Buffer.concat([Buffer.from(FORM_HEAD), await handPhoto(), Buffer.from(FORM_END)]);
  const cookies = [...guest.cookies].map((pair) => pair.join("=")).join("; ");
  const more = `cookie: ${cookies}\r\norigin: ${server.origin}\r\nconnection: close\r\n`;
  const head = HEAD("/api/uploads?kind=photo", FORM_TYPE, body.length, more);
  return { head, body, userId: guest.userId };
}

async function openLine(): Promise<{ socket: Socket; answer: Promise<string> }> {
  const socket = connect(Number(new URL(server.origin).port), "127.0.0.1");
  await once(socket, "connect");
  return { socket, answer: text(socket) };
}

const uploadsOf = (userId: number) => server.db.prisma.upload.count({ where: { userId } });

test("a photo may arrive over a slow line for longer than the longest allowed silence", async () => {
  const { head, body, userId } = await photoUpload();
  const { socket, answer } = await openLine();
  let ended = false;
  void answer.finally(() => (ended = true));
  socket.write(head);
  // The pieces are so small that, even on a slow machine, some bytes remain to be sent at the end.
  const piece = Math.floor(body.length / 1_000);
  const began = performance.now();
  let sent = 0;
  while (performance.now() - began < LONG_MS && !ended) {
    const next = Math.min(sent + piece, body.length - piece);
    socket.write(body.subarray(sent, next));
    sent = next;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  expect(sent).toBeLessThan(body.length);
  socket.write(body.subarray(sent));
  expect(await answer).toMatch(/^HTTP\/1\.1 201 /);
  expect(await uploadsOf(userId)).toBe(1);
}, 60_000);

test("a photo that stops on its way is refused in our error shape, with a true sentence, and nothing is kept", async () => {
  const { head, body, userId } = await photoUpload();
  const { socket, answer } = await openLine();
  socket.write(head);
  socket.write(body.subarray(0, body.length / 2));
  const { status, closes, body: refusal } = read(await answer);
  expect({ status, closes, body: refusal }).toEqual({
    ...REFUSED,
    body: { error: { ...REFUSED.body.error, requestId: expect.any(String) } },
  });
  expect(await uploadsOf(userId)).toBe(0);
}, 60_000);
