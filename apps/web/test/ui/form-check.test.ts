import { expect, test } from "vitest";
import { problemOf } from "../../src/ui/form-check.ts";

const field = (value: string, more: Partial<HTMLInputElement> = {}) => ({
  value,
  type: "text",
  required: true,
  minLength: -1,
  ...more,
});

test.each([
  ["a name", field("Mara")],
  ["an e-mail address", field(" mara@salon.example ", { type: "email" })],
  ["a long password", field("        ", { type: "password", minLength: 8 })],
  ["nothing where no input is required", field("", { required: false, minLength: 8 })],
])("a form with %s can be sent", (_what, input) => {
  expect(problemOf(input)).toBeNull();
});

test.each([
  ["nothing", field("  "), /Fill this in/],
  ["a name for an e-mail address", field("mara", { type: "email" }), /not an e-mail address/],
  ["a short password", field("1234567", { type: "password", minLength: 8 }), /at least 8/],
])("a form with %s is refused in words", (_what, input, words) => {
  expect(problemOf(input)).toMatch(words);
});
