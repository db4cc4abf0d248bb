import type { DesignSettings, PlacedThing } from "@lacquer/contracts";
import { expect, it, vi } from "vitest";
import * as geometry from "../../src/painter/geometry.ts";
import { type NailTile, renderNail } from "../../src/index.ts";
import { designOf, RING } from "../designs.ts";

vi.mock(import("../../src/painter/geometry.ts"), { spy: true });

const THING: PlacedThing = { kind: "stone", x: 0.05, y: 0.5, size: 0.3, angle: 0 };

function painted(
  settings: Partial<DesignSettings>,
  { x = RING.x, placed = [] as PlacedThing[], index = 0 } = {},
): NailTile | null {
  const design = { ...(placed.length > 0 && { design: { placed } }) };
  const guide = { ...RING, x, ...design };
  return renderNail(
    designOf({ nails: [{ guide }, { guide: { ...RING, x: 0.2 } }], settings }),
    index,
  );
}

/** Returns the number of times that the geometry was computed during `work`. */
function casts(work: () => void): number {
  const before = vi.mocked(geometry.cast).mock.calls.length;
  work();
  return vi.mocked(geometry.cast).mock.calls.length - before;
}

it("keeps a nail's geometry while only its colour and finish move, and paints the same bytes", () => {
  painted({ baseColor: "#102030" }, { index: 1 });
  const fresh = painted({ baseColor: "#b02030", finish: "cateye" });
  expect(casts(() => painted({ baseColor: "#20b030" }))).toBe(0);
  const kept: (NailTile | null)[] = [];
  expect(casts(() => kept.push(painted({ baseColor: "#b02030", finish: "cateye" })))).toBe(0);
  expect(kept).toEqual([fresh]);
});

it("computes the geometry again when the nail moves, changes its shape, or another nail was painted", () => {
  painted({});
  expect(casts(() => painted({}, { x: RING.x + 0.01 }))).toBe(1);
  expect(casts(() => painted({ nailShape: "square" }, { x: RING.x + 0.01 }))).toBe(1);
  expect(casts(() => painted({ nailShape: "square" }, { index: 1 }))).toBe(1);
  expect(casts(() => painted({ nailShape: "square" }, { x: RING.x + 0.01 }))).toBe(1);
});

it("keeps no geometry that a placed thing has changed", () => {
  const bare = painted({});
  painted({}, { placed: [THING] });
  expect(casts(() => painted({}, { placed: [THING] }))).toBe(1);
  expect(painted({})).toEqual(bare);
});
