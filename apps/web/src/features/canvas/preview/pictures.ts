import { useEffect, useState } from "react";
import { pictureBlob } from "../../outbox/index.ts";
import type { Picture } from "@lacquer/nails";

/** Enough to paint a nail with. */
const SIDE_MOST = 640;

const kept = new Map<string, Promise<Picture>>();

/** A picture's pixels, at most 640 on a side, fetched once. */
function pictureOf(url: string): Promise<Picture> {
  let picture = kept.get(url);
  if (!picture) {
    picture = shrink(url);
    kept.set(url, picture);
    picture.catch(() => kept.delete(url));
  }
  return picture;
}

async function shrink(url: string): Promise<Picture> {
  const bitmap = await createImageBitmap(await pictureBlob(url));
  const scale = Math.min(1, SIDE_MOST / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser gave no canvas to draw on.");
  // The renderer lays what is clear on white.
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}

const NONE: readonly Picture[] = [];

/** The pictures behind these urls, in order, those that could be loaded; none until all have been tried. */
export function usePictures(urls: readonly string[]): readonly Picture[] {
  const key = urls.join("\n");
  const [loaded, setLoaded] = useState<{ key: string; pictures: readonly Picture[] }>({
    key: "",
    pictures: NONE,
  });
  useEffect(() => {
    if (key === "") return;
    let stale = false;
    void Promise.allSettled(key.split("\n").map(pictureOf)).then((results) => {
      const pictures = results.flatMap((result) =>
        result.status === "fulfilled" ? [result.value] : [],
      );
      if (!stale) setLoaded({ key, pictures });
    });
    return () => {
      stale = true;
    };
  }, [key]);
  return loaded.key === key ? loaded.pictures : NONE;
}
