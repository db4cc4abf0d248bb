import { PassThrough } from "node:stream";
import type { FastifyRequest } from "fastify";
import { expect, test } from "vitest";
import { arrivingBody } from "../../src/http/arriving-body.ts";

/** Returns a body that the test writes, and the pieces that a route reads of it. */
function bodyOf(limits: { stallMs?: number; mostMs?: number }) {
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
