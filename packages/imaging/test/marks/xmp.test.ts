import sharp from "sharp";
import { expect, test } from "vitest";
import { xmpOf } from "../../src/index.ts";

const mark = {
  source: "digitalCreation",
  title: `Rose & "gold" <oval>\u0000`,
  createdAt: new Date("2026-11-30T12:00:00Z"),
  aiSystem: null,
} as const;

test.each(["jpeg", "png", "webp"] as const)("a %s carries the whole mark", async (format) => {
  const ground = { width: 8, height: 8, channels: 3, background: "#fff" } as const;
  const bytes = await sharp({ create: ground })[format]().withXmp(xmpOf(mark)).toBuffer();
  const read = (await sharp(bytes).metadata()).xmp?.toString("utf8") ?? "";
  expect(read).toContain("Rose &amp; &quot;gold&quot; &lt;oval&gt; <");
  expect(read).toContain("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation");
  expect(read).toContain("2026-11-30T12:00:00.000Z");
  expect(read).not.toContain("AISystemUsed");
});
