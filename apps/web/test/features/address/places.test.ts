import { expect, test } from "vitest";
import {
  designPath,
  type Panel,
  panelPath,
  placeOf,
} from "../../../src/features/address/places.ts";

const NOWHERE = { designId: null, panel: null, imageId: null };
const at = (path: string, query = "", layer: string | null = null) =>
  placeOf({ path, query, layer });

test("every address that the studio makes leads back to its place", () => {
  const panels: Panel[] = [
    "collection",
    "queue",
    "credits",
    "settings",
    "keys",
    "webhooks",
    "password",
    "email",
    "devices",
    "data",
    "sign-out",
    "sign-in",
    "sign-up",
  ];
  for (const panel of panels) {
    expect(at(panelPath(panel) ?? "")).toEqual({ ...NOWHERE, panel });
  }
  for (const panel of ["collection", "made", "compare"] as const)
    expect(at(panelPath(panel, "a/b") ?? "")).toEqual({ ...NOWHERE, panel, imageId: "a/b" });
  expect(at(designPath("a b/ü"))).toEqual({ ...NOWHERE, designId: "a b/ü" });
});

test("the studio understands its root and the addresses of earlier notifications", () => {
  expect(at("/")).toEqual(NOWHERE);
  expect(at("/", "?design=a%20b")).toEqual({ ...NOWHERE, designId: "a b" });
  expect(at("/queue/")).toEqual({ ...NOWHERE, panel: "queue" });
});

test("a panel without an address lies over the present place; an unknown address names nothing", () => {
  expect(panelPath("commands")).toBeNull();
  expect(at("/designs/a", "", "commands")).toEqual({
    ...NOWHERE,
    designId: "a",
    panel: "commands",
  });
  expect(at("/designs/a", "", "made up")).toEqual({ ...NOWHERE, designId: "a" });
});

test.each([
  "/nowhere",
  "/queue/more",
  "/designs/a/b",
  "/collection/a/b",
  "/made",
  "/compare/",
  "/designs",
  "//",
])("%s names nothing", (path) => {
  expect(at(path)).toBeNull();
});

test("an address that cannot be decoded is taken literally", () => {
  expect(at("/designs/%E0%A4%A")).toEqual({ ...NOWHERE, designId: "%E0%A4%A" });
});
