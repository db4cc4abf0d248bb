import { readFileSync } from "node:fs";
import path from "node:path";
import { FINISHES, TEXTURES } from "@lacquer/contracts";
import { expect, test } from "vitest";

test.each([
  ["finish", "sphere", FINISHES],
  ["texture", "texture", TEXTURES],
] as const)("the picker has a picture for every %s", (setting, shape, choices) => {
  const file = "src/features/inspector/faces.module.css";
  const css = readFileSync(path.join(import.meta.dirname, "../../..", file), "utf8");
  const bare = choices.filter(
    (choice) => !css.includes(`.${shape}[data-${setting}="${choice}"] {`),
  );
  expect(bare, `draw each in ${file}`).toEqual([]);
});
