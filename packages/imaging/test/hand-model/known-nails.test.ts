import { HAND_POSES, type NailGuide, SKINS } from "@lacquer/contracts";
import { handOf } from "@lacquer/nails";
import sharp from "sharp";
import { expect, it, vi } from "vitest";
import { handPicture } from "../../src/renderer/hand-picture.ts";
import { anatomyOf } from "../../hand-model/anatomy.ts";
import { fieldOf } from "../../hand-model/field.ts";
import { guidesOf } from "../../hand-model/guides.ts";
import { POSES } from "../../hand-model/poses.ts";
import { reliefOf } from "../../hand-model/relief.ts";

// Computing a whole hand takes long, and longer on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

/**
 * The hand is rendered at this scale, which is small enough to be quick and large enough that each nail has some
 * hundred pixels.
 */
const SCALE = 0.25;

/** True when a pixel lies on a guide's nail, which has nearly straight sides and round ends. */
function isOn({ x, y, angle, width, length }: NailGuide, left: number, top: number, size: Size) {
  const turn = (angle * Math.PI) / 180;
  const dx = left / size.width - x;
  const dy = ((top / size.height - y) * size.height) / size.width;
  const across = (dx * Math.cos(turn) + dy * Math.sin(turn)) / (width / 2);
  const along = ((dx * Math.sin(turn) - dy * Math.cos(turn)) / length) * 2 - 1;
  return across ** 4 + along ** 4 <= 1;
}

interface Size {
  width: number;
  height: number;
}

it.each(HAND_POSES)("%s: the guides lie on the nails of the hand model", (pose) => {
  const { view, ...plan } = POSES[pose];
  const small = {
    ...view,
    width: Math.round(view.width * SCALE),
    height: Math.round(view.height * SCALE),
    scale: view.scale * SCALE,
  };
  const anatomy = anatomyOf(plan);
  const { nail, width, height } = reliefOf(anatomy, fieldOf(anatomy), small);
  const { guides } = handOf({ pose });
  const overlaps = guides.map((guide) => {
    let [both, either] = [0, 0];
    const reach = guide.length * width * 1.2;
    for (let i = 0; i < nail.length; i++) {
      const [left, top] = [(i % width) + 0.5, Math.floor(i / width) + 0.5];
      if (Math.hypot(left - guide.x * width, top - guide.y * height) > reach) continue;
      const told = isOn(guide, left, top, { width, height });
      const seen = (nail[i] ?? 0) > 0.5;
      if (told && seen) both++;
      if (told || seen) either++;
    }
    return both / either;
  });
  expect(overlaps).toHaveLength(5);
  for (const overlap of overlaps) expect(overlap).toBeGreaterThan(0.88);
});

it.each(HAND_POSES)("%s: what is kept beside the pictures is what the field says", async (pose) => {
  const { view, ...plan } = POSES[pose];
  const known = handOf({ pose });
  expect(known.guides).toEqual(guidesOf(anatomyOf(plan), view));
  expect([known.width, known.height]).toEqual([view.width, view.height]);
  for (const skin of SKINS) {
    const { width, height, size } = await sharp(
      await handPicture(handOf({ pose, skin })),
    ).metadata();
    expect([width, height]).toEqual([known.width, known.height]);
    expect(size).toBeLessThan(120_000);
  }
});
