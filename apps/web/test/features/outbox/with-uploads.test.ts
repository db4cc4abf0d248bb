import type { CreateJobBody, Upload } from "@lacquer/contracts";
import { beforeEach, expect, test, vi } from "vitest";
import { withUploads } from "../../../src/features/outbox/index.ts";

const uploadKept = vi.hoisted(() => vi.fn<(url: string) => Promise<Upload | null>>());
vi.mock("../../../src/features/outbox/kept-pictures.ts", async (original) => ({
  ...(await original<object>()),
  uploadKept,
}));

const uploadOf = (url: string): Upload => ({
  id: url,
  url: url.replace("kept:", "/files/uploads/"),
  width: 1,
  height: 1,
  kind: "reference",
});
const nail = { finger: "ring", x: 0.5, y: 0.5, angle: 0, width: 0.1, length: 0.1 } as const;
const decal = { kind: "decal", x: 0.5, y: 0.5, size: 0.4, angle: 0 } as const;
const body = (design: Partial<CreateJobBody>): CreateJobBody => ({ prompt: "", ...design });

beforeEach(() => {
  uploadKept.mockReset().mockImplementation((url) => Promise.resolve(uploadOf(url)));
});

test("a nail's own kept pictures are uploaded too, and the rest of the design stays the same", async () => {
  const design = body({
    originalImage: "/files/uploads/photo",
    nails: [
      nail,
      { ...nail, design: { referenceImageUrl: "kept:own", drawingImageUrl: "kept:stroke" } },
      { ...nail, design: { placed: [{ ...decal, imageUrl: "kept:decal" }] } },
    ],
  });
  expect(await withUploads(design)).toEqual({
    ...design,
    nails: [
      nail,
      {
        ...nail,
        design: {
          referenceImageUrl: "/files/uploads/own",
          drawingImageUrl: "/files/uploads/stroke",
        },
      },
      { ...nail, design: { placed: [{ ...decal, imageUrl: "/files/uploads/decal" }] } },
    ],
  });
});

test("a design without kept pictures is sent unchanged", async () => {
  const design = body({ selectedDesignImages: ["/files/uploads/a"] });
  expect(await withUploads(design)).toBe(design);
  expect(uploadKept).not.toHaveBeenCalled();
});

test("when the browser has deleted a picture, a drawing is left out, and any other picture stops the press", async () => {
  uploadKept.mockResolvedValue(null);
  expect(await withUploads(body({ drawingImageUrl: "kept:gone" }))).toEqual(
    body({ drawingImageUrl: null }),
  );
  for (const lost of [
    { originalImage: "kept:gone" },
    { selectedDesignImages: ["kept:gone"] },
    { nails: [{ ...nail, design: { referenceImageUrl: "kept:gone" } }] },
    { nails: [{ ...nail, design: { placed: [{ ...decal, imageUrl: "kept:gone" }] } }] },
  ])
    await expect(withUploads(body(lost))).rejects.toMatchObject({ code: "upload_not_found" });
});
