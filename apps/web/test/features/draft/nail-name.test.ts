import { expect, test } from "vitest";
import { nailName } from "../../../src/features/draft/nail-name.ts";

test("a nail's name includes the hand when the hand is known", () => {
  expect(nailName({ finger: "ring" })).toBe("Ring nail");
  expect(nailName({ finger: "ring", hand: "left" })).toBe("Left ring nail");
});
