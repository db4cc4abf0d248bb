import { expect, test } from "vitest";
import { ERRORS, errorSentence, isErrorCode, LacquerError } from "../src/errors.ts";
import { saysMoney } from "../src/own-errors.ts";

test("every error has a fitting status and a sentence, and knows its own code", () => {
  for (const code of Object.keys(ERRORS).filter(isErrorCode)) {
    const error = new LacquerError(code);
    expect(error.status).toBeGreaterThanOrEqual(400);
    expect(error.status).toBeLessThan(600);
    expect(error.message).toMatch(/^[A-Z].*\.$/);
  }
  expect(isErrorCode("toString")).toBe(false);
});

test("a sentence with a reason of its own still says what happened to the credits", () => {
  expect(errorSentence("moderation_refused", "No such words.")).toBe(
    "No such words. The credits are back.",
  );
  expect(errorSentence("insufficient_credits", "Too dear.")).toBe("Too dear. Nothing was charged.");
  expect(errorSentence("not_found", "Gone.")).toBe("Gone.");
});

test("sentences mention credits exactly where the catalogue says so", () => {
  for (const { message, money } of Object.values(ERRORS))
    expect(/charged|credits are back/.test(message)).toBe(money !== null);
});

test.each(Object.entries(ERRORS))(
  "the sentence of %s tells by its own words whether it says what happened to the credits",
  (_code, { message, money }) => {
    expect(saysMoney(message)).toBe(money !== null);
  },
);
