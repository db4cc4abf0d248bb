import { expect, test } from "vitest";
import { moment } from "../src/time.ts";

test.each([
  "0000-01-01T00:00:00Z",
  "0001-01-01T00:00:00+14:00",
  "1969-12-31T23:59:59.999Z",
  "9999-12-31T23:59:59-00:01",
  "2026-02-30T00:00:00Z",
])("%s is no time that a caller may give", (text) => {
  expect(moment.safeParse(text).success).toBe(false);
});

test.each(["1970-01-01T00:00:00Z", "2026-11-30T09:00:00+01:00", "9999-12-31T23:59:59.999Z"])(
  "%s is a time that a caller may give",
  (text) => {
    expect(moment.safeParse(text).success).toBe(true);
  },
);
