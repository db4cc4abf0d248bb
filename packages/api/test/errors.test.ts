import { ERRORS, isErrorCode, LacquerError } from "@lacquer/contracts";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { expect, test } from "vitest";
import { z } from "zod";
import { describeZodError, toLacquerError, trpcCode } from "../src/index.ts";

test.each(Object.keys(ERRORS).filter(isErrorCode))(
  "tRPC answers %s with its own status",
  (code) => {
    const error = new LacquerError(code);
    expect(getHTTPStatusCodeFromError(new TRPCError({ code: trpcCode(error) }))).toBe(error.status);
  },
);

test("an error of ours passes through tRPC unchanged", () => {
  const ours = new LacquerError("too_many_waiting", { retryAfter: 10 });
  expect(toLacquerError(new TRPCError({ code: "TOO_MANY_REQUESTS", cause: ours }))).toBe(ours);
});

test("an unexpected error is answered as internal, and its own message stays in the server", () => {
  for (const thrown of [new Error("password=hunter2"), "text", null, { message: "secret" }]) {
    const error = toLacquerError(thrown);
    expect([error.code, error.message]).toEqual(["internal", ERRORS.internal.message]);
    expect(error.cause).toBe(thrown);
  }
});

test.each(["ECONNREFUSED", "57P01", "53300", "P1001"])(
  "a database error %s counts as unavailable for a moment",
  (code) => {
    const error = toLacquerError(
      new Error("outer", { cause: Object.assign(new Error("inner"), { code }) }),
    );
    expect(error).toMatchObject({ code: "unavailable", status: 503, retryAfter: 2 });
  },
);

test("Postgres's code is found inside Prisma's error", () => {
  const said = (code: string) =>
    new Error(`Invalid invocation:\n\n\nDatabase error. Code: \`${code}\`. Message: \`gone\``);
  expect(toLacquerError(said("57P01")).code).toBe("unavailable");
  expect(toLacquerError(said("42P01")).code).toBe("internal");
});

test("invalid input is reported briefly, with the place of its first fault", () => {
  const read = z
    .object({ nails: z.array(z.object({ x: z.number() })) })
    .safeParse({ nails: [{ x: "a" }] });
  expect(describeZodError(read.error ?? new z.ZodError([]))).toMatch(/^nails\.0\.x: /);
  const long = z.string().max(1, "x".repeat(1000)).safeParse("long");
  expect(toLacquerError(long.error).message.length).toBeLessThanOrEqual(300);
});
