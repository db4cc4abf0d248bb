import { useEffect, useState } from "react";
import { pictureBlob } from "../../outbox/index.ts";
import { toDataUri } from "../view/data-uri.ts";

/** Enough to paint a nail with. */
const SIDE_MOST = 640;

const kept = new Map<string, Promise<string>>();

/** A picture as a JPEG data URI of at most 640 px, fetched once. */
function pictureOf(url: string): Promise<string> {
  let picture = kept.get(url);
  if (!picture) {
    picture = shrink(url);
    kept.set(url, picture);
    picture.catch(() => kept.delete(url));
  }
  return picture;
}

async function shrink(url: string): Promise<string> {
  const bitmap = await createImageBitmap(await pictureBlob(url));
  const scale = Math.min(1, SIDE_MOST / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  const context = canvas.getContext("2d");
  if (context) {
    // A JPEG would show transparent areas as black.
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  }
  bitmap.close();
  return toDataUri(await canvas.convertToBlob({ type: "image/jpeg", quality: 0.88 }));
}

const NONE: readonly string[] = [];

/** The pictures at these urls, in order, without those that could not be loaded. None until all were tried. */
export function usePictures(urls: readonly string[]): readonly string[] {
  const key = urls.join("\n");
  const [loaded, setLoaded] = useState<{ key: string; pictures: readonly string[] }>({
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
