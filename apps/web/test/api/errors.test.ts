import { OWN_ERRORS } from "@lacquer/contracts";
import { expect, test } from "vitest";
import { failureOfBody } from "../../src/api/errors.ts";

test("a server's refusal keeps its code and sentence, also one that this studio does not know", () => {
  const error = { code: "made_up_later", message: "This is new here." };
  expect(failureOfBody({ error })).toEqual(error);
});

test.each([
  ["nothing", undefined],
  ["a proxy's page", "<html>"],
  ["no error", {}],
  ["an error without a code", { error: { message: "Bad gateway" } }],
  ["an error without a sentence", { error: { code: "not_found" } }],
])("an answer with %s is a fault on the studio's side", (_name, body) => {
  expect(failureOfBody(body)).toEqual({ code: "internal", message: OWN_ERRORS.internal.reason });
});
