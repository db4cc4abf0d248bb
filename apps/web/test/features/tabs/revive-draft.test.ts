import { expect, test } from "vitest";
import { reviveDraft } from "../../../src/features/tabs/revive-draft.ts";

const nail = { finger: "ring", x: 0.5, y: 0.5, angle: 0, width: 0.1, length: 0.1 } as const;

test("a nail whose own picture is kept in this browser for now comes back with it", () => {
  const own = { ...nail, design: { settings: { finish: "matte" }, referenceImageUrl: "kept:1" } };
  const bare = { ...nail, finger: "index" };
  expect(reviveDraft({ id: "a", name: "A", nails: [own, bare] })?.nails).toEqual([own, bare]);
});

test("a damaged nail is left out, and the others stay", () => {
  const odd = [
    { ...nail, x: 7 },
    { ...nail, design: { referenceImageUrl: "http://elsewhere" } },
  ];
  expect(reviveDraft({ id: "a", name: "A", nails: [...odd, nail, null] })?.nails).toEqual([nail]);
});
