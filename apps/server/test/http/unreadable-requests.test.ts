import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { type Refusal, startTestServer, type TestServer } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** Sends exactly these bytes and returns the server's answer when the connection has ended. */
async function say(bytes: string): Promise<{ status: number; head: string; body: string }> {
  const socket = connect(Number(new URL(server.origin).port), "127.0.0.1");
  socket.end(bytes);
  const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n");
  return { status: Number(head.split(" ")[1]), head, body };
}

const HOST = "Host: localhost\r\nConnection: close\r\n";
test.each([
  ["no request at all", "hello\r\n\r\n", 400, "invalid_input"],
  ["an unknown method", `FETCH / HTTP/1.1\r\n${HOST}\r\n`, 400, "invalid_input"],
  ["a null in a header", `GET / HTTP/1.1\r\n${HOST}x: a\u0000b\r\n\r\n`, 400, "invalid_input"],
  [
    "20 kB of headers",
    `GET / HTTP/1.1\r\n${HOST}x: ${"a".repeat(20_000)}\r\n\r\n`,
    413,
    "body_too_large",
  ],
  [
    "two lengths",
    `POST / HTTP/1.1\r\n${HOST}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`,
    400,
    "invalid_input",
  ],
  [
    "an invalid host",
    "GET /api/credits HTTP/1.1\r\nHost: a@b\r\nConnection: close\r\n\r\n",
    400,
    "invalid_input",
  ],
])("%s is refused in our error shape", async (_what, bytes, status, code) => {
  const answer = await say(bytes);
  expect(answer.status).toBe(status);
  const { error } = JSON.parse(answer.body) as Refusal;
  expect(error).toEqual({ code, message: expect.any(String), requestId: expect.any(String) });
  expect(answer.head).toContain(`x-request-id: ${error.requestId}`);
});

test("an unknown Expect header changes nothing", async () => {
  const answer = await say(`GET /healthz HTTP/1.1\r\n${HOST}Expect: the-best\r\n\r\n`);
  expect([answer.status, answer.body]).toEqual([200, '{"status":"ok"}']);
});

const LONG = "a".repeat(5_001);

test.each([
  "//x",
  "/../x",
  "/%2e%2e/x",
  "/a//b",
  "/a%5cb",
  "/%00",
  "/%zz",
  "/%",
  `/${LONG}`,
  `/files/uploads/${LONG}`,
  "/trpc/%zz",
])("%s is an unknown address, not a fault of the server", async (path) => {
  const answer = await say(`GET ${path} HTTP/1.1\r\n${HOST}\r\n`);
  const { error } = JSON.parse(answer.body) as Refusal;
  expect([answer.status, error.code]).toEqual([404, "not_found"]);
  expect(answer.head).toContain(`x-request-id: ${error.requestId}`);
  expect(server.process.output()).not.toMatch(/"level":[56]0/);
});
