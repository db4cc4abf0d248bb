import { UPLOAD_SIDE_MAX } from "@lacquer/contracts";
import { digestOf } from "../../../platform/digest.ts";
import { partOf } from "../../../platform/parts.ts";
import { asKept, type DraftPhoto, type Stroke, useTabsStore } from "../../tabs/index.ts";
import { uploadImage } from "../../uploads/index.ts";
import { readTab } from "../read-tab.ts";

/** Loaded as soon as a photo is shown, because only a photo can be drawn on. */
const paintPart = partOf(() => import("./paint-strokes.ts"));

/** Uploads in progress or done, so that an unchanged drawing is sent once. */
const sent = new WeakMap<Stroke[], { photo: string; url: Promise<string> }>();

/**
 * Uploads the tab's drawing as a transparent PNG of the working copy's size and returns its url; null when nothing is drawn
 * or there is no photo. Two windows that send the same drawing get the same url. Throws what `uploadImage` throws.
 */
export async function flushDrawing(tabId: string): Promise<string | null> {
  const tab = readTab(tabId);
  const photo = tab?.originalImage;
  if (!tab || !photo || !tab.drawing.some((stroke) => !stroke.erase)) return null;
  if (tab.drawingImageUrl) return tab.drawingImageUrl;

  const { drawing } = tab;
  let upload = sent.get(drawing);
  if (upload?.photo !== photo.url) {
    const url = pictureOf(drawing, photo)
      .then(({ blob, key }) => uploadImage(blob, "drawing", { key }))
      .then((uploaded) => uploaded.url);
    upload = { photo: photo.url, url };
    sent.set(drawing, upload);
    url.catch(() => sent.delete(drawing));
  }
  const url = await upload.url;
  useTabsStore
    .getState()
    .updateTab(tabId, (now) => (now.drawing === drawing ? { drawingImageUrl: url } : {}));
  return url;
}

/** The tab's drawing as a transparent PNG of the working copy's size, not uploaded; null when there is none. */
export async function drawingBlob(tabId: string): Promise<DrawingPicture | null> {
  const tab = readTab(tabId);
  return tab?.originalImage ? pictureOf(tab.drawing, tab.originalImage) : null;
}

interface DrawingPicture {
  blob: Blob;
  /** The same for the same strokes, in every window. */
  key: string;
}

async function pictureOf(drawing: Stroke[], photo: DraftPhoto): Promise<DrawingPicture> {
  const strokes = asKept(drawing);
  // As large as the copy of the photo that jobs work with.
  const scale = Math.min(1, UPLOAD_SIDE_MAX / Math.max(photo.width, photo.height));
  const width = Math.round(photo.width * scale);
  const height = Math.round(photo.height * scale);
  const { rasterize } = await paintPart.load();
  return {
    blob: await rasterize(strokes, photo, width),
    key: `drawing-${digestOf(JSON.stringify([strokes, width, height]))}`,
  };
}
