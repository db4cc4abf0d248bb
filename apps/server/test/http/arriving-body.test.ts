import { PassThrough } from "node:stream";
import type { FastifyRequest } from "fastify";
import { expect, test } from "vitest";
import { arrivingBody } from "../../src/http/arriving-body.ts";

/** Returns a body to which the test writes, and the pieces that a route reads from it. */
function bodyOf(limits: { stallMs?: number; stallBytes?: number; mostMs?: number }) {
  const body = new PassThrough();
  const request = { body, raw: { complete: true } } as unknown as FastifyRequest;
  return { body, pieces: arrivingBody(request, limits) };
}

test("the pieces of a body come in order, and end with it", async () => {
  const { body, pieces } = bodyOf({});
  body.write("one ");
  expect(String((await pieces.next()).value)).toBe("one ");
  const next = pieces.next();
  body.end("two");
  expect(String((await next).value)).toBe("two");
  expect((await pieces.next()).done).toBe(true);
});

test("a sender who stops sending is refused as too slow", async () => {
  const { body, pieces } = bodyOf({ stallMs: 20 });
  body.write("one");
  await pieces.next();
  await expect(pieces.next()).rejects.toMatchObject({ code: "request_too_slow" });
});

test("a sender of single bytes makes no progress, and is refused as too slow", async () => {
  const { body, pieces } = bodyOf({ stallMs: 100, stallBytes: 1_000 });
  const trickle = setInterval(() => body.write("x"), 5);
  const read = async () => {
    for await (const piece of pieces) expect(String(piece)).toMatch(/^x+$/);
  };
  await expect(read().finally(() => clearInterval(trickle))).rejects.toMatchObject({
    code: "request_too_slow",
  });
});

test("a sender who makes progress may take longer than the time without progress", async () => {
  const { body, pieces } = bodyOf({ stallMs: 100, stallBytes: 1_000 });
  const began = performance.now();
  const sending = setInterval(() => {
    if (performance.now() - began < 400) body.write(Buffer.alloc(1_000));
    else body.end();
  }, 10);
  let bytes = 0;
  for await (const piece of pieces) bytes += piece.length;
  clearInterval(sending);
  expect(bytes).toBeGreaterThan(3_000);
});

test("a body that lasts too long is refused, however steadily it comes", async () => {
  const { body, pieces } = bodyOf({ mostMs: 0 });
  body.write("one");
  await expect(pieces.next()).rejects.toMatchObject({ code: "request_too_slow" });
});

test("a body whose connection is cut ends, and is no fault of the server", async () => {
  const { body, pieces } = bodyOf({});
  body.write("one");
  await pieces.next();
  const next = pieces.next();
  body.destroy(Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
  expect(await next).toEqual({ value: undefined, done: true });
});
