import { useEffect, useMemo, useState } from "react";
import { pictureBlob } from "../outbox/index.ts";
import type { Picture } from "@lacquer/nails";

/** The longest side of a picture in pixels, which is enough to paint a nail. */
const SIDE_MOST = 640;

/**
 * `white`: the picture is laid on white, as the renderer lays a reference. `clear`: the picture stays transparent, like
 * a decal.
 */
type Ground = "white" | "clear";

const kept = new Map<string, Promise<Picture>>();

/** Returns a picture's pixels, at most 640 on each side. Each picture is fetched once. */
export function pictureOf(url: string, ground: Ground): Promise<Picture> {
  const name = `${ground} ${url}`;
  let picture = kept.get(name);
  if (!picture) {
    picture = shrink(url, ground);
    kept.set(name, picture);
    picture.catch(() => kept.delete(name));
  }
  return picture;
}

async function shrink(url: string, ground: Ground): Promise<Picture> {
  const bitmap = await createImageBitmap(await pictureBlob(url));
  const scale = Math.min(1, SIDE_MOST / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser gave no canvas to draw on.");
  if (ground === "white") {
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, width, height);
  }
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}

const NONE: ReadonlyMap<string, Picture> = new Map();

function useLoaded(urls: readonly string[], ground: Ground): ReadonlyMap<string, Picture> {
  const key = urls.join("\n");
  const [loaded, setLoaded] = useState({ key: "", pictures: NONE });
  useEffect(() => {
    if (key === "") return;
    let stale = false;
    const wanted = key.split("\n");
    void Promise.allSettled(wanted.map((url) => pictureOf(url, ground))).then((results) => {
      const pictures = new Map<string, Picture>();
      wanted.forEach((url, i) => {
        const result = results[i];
        if (result?.status === "fulfilled") pictures.set(url, result.value);
      });
      if (!stale) setLoaded({ key, pictures });
    });
    return () => {
      stale = true;
    };
  }, [key, ground]);
  return loaded.key === key ? loaded.pictures : NONE;
}

/** Returns the pictures at these urls, in order, without those that failed to load; empty until all have been tried. */
export function usePictures(urls: readonly string[]): readonly Picture[] {
  const loaded = useLoaded(urls, "white");
  const key = urls.join("\n");
  return useMemo(() => key.split("\n").flatMap((url) => loaded.get(url) ?? []), [loaded, key]);
}

/** Returns a map from each url to its picture, whose transparency is kept. */
export function useClearPictures(urls: readonly string[]): ReadonlyMap<string, Picture> {
  return useLoaded(urls, "clear");
}
