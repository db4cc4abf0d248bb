import { expect, test } from "vitest";
import { verbShapes } from "../checks/verbs.ts";
import { makeTree, ROOT } from "./tree.ts";

const judge = (declaration: string, name = "paint") =>
  verbShapes(
    makeTree({
      "packages/services/src/index.ts": `export const ${name} = sealed(verbs.${name});`,
      "packages/services/src/nails/paint.ts": declaration,
    }),
  );

test.each([
  ["the context alone", "export function paint(ctx: Context) {}"],
  ["who asks", "export async function paint(ctx: Context, userId: number) {}"],
  [
    "an input without anybody who asks",
    "export function paint(ctx: Context, { key }: { key: string }) {}",
  ],
  [
    "who asks and an input",
    "export function* paint(ctx: Context, viewer: Viewer, choice: Choice = {}) {}",
  ],
])("a verb may take %s", (_, declaration) => {
  expect(judge(declaration)).toEqual([]);
});

test.each([
  ["no context", "export function paint(db: Database, userId: number) {}", "the context first"],
  ["no parameter at all", "export function paint() {}", "the context first"],
  [
    "two inputs",
    "export function paint(ctx: Context, color: string, coats: number) {}",
    "two inputs",
  ],
  [
    "three inputs",
    "export function paint(ctx: Context, userId: number, color: string, coats = 1) {}",
    "4 parameters",
  ],
  [
    "who asks in the input's type",
    "export function paint(ctx: Context, input: { userId: number; color: string }) {}",
    "userId inside its input",
  ],
  [
    "who asks, taken out of the input",
    "export function paint(ctx: Context, { caller, color }: Request) {}",
    "caller inside its input",
  ],
  [
    "a value in place of a function",
    "export const paint = (ctx: Context) => {};",
    "is not written as",
  ],
])("a verb that takes %s is a fault", (_, declaration, words) => {
  const faults = judge(declaration);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(words);
});

test("the check of verbs fails on a studio without verbs", () => {
  expect(verbShapes(makeTree({ "packages/services/src/index.ts": "" }))).toHaveLength(1);
});

test("the verbs of this repository all have the same shape of signature", () => {
  expect(verbShapes(ROOT)).toEqual([]);
});
