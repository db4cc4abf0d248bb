import { partOf } from "../../../platform/parts.ts";
import { asKept, type DraftTab, type Stroke, useTabsStore } from "../../tabs/index.ts";
import { uploadImage } from "../../uploads/index.ts";
import { paintedSettings } from "../prompt-reader.ts";
import { readTab } from "../read-tab.ts";
import { hasDrawing } from "./layers.ts";
import type { Drawing } from "./paint-strokes.ts";

/** The code that paints strokes. It is loaded as soon as a photo is shown, because only a photo can be drawn on. */
const paintPart = partOf(() => import("./paint-strokes.ts"));

/** Uploads that are running or finished, so that an unchanged drawing is uploaded only once. */
const sent = new WeakMap<Stroke[], { key: string; photo: string; url: Promise<string> }>();

/**
 * Uploads the tab's drawing as a transparent PNG in the size of the working copy, and returns its url. Returns null if
 * nothing is drawn or there is no photo. Two windows that upload the same drawing get the same url. Throws what
 * `uploadImage` throws.
 */
export async function flushDrawing(tabId: string): Promise<string | null> {
  const tab = readTab(tabId);
  const photo = tab?.originalImage;
  if (!tab || !photo || !hasDrawing(tab)) return null;
  const { drawing, layers } = tab;
  // A stroke that is limited to a nail looks different when the shape of the nail changes.
  const keepsToNails = drawing.some(({ inside }) => inside);
  if (tab.drawingImageUrl && !keepsToNails) return tab.drawingImageUrl;

  const shown = shownOf(tab);
  const { rasterize, keyOf } = await paintPart.load();
  const key = keyOf(shown, photo);
  let upload = sent.get(drawing);
  if (upload?.key !== key || upload.photo !== photo.url) {
    const url = rasterize(shown, photo)
      .then((blob) => uploadImage(blob, "drawing", { key }))
      .then((uploaded) => uploaded.url);
    upload = { key, photo: photo.url, url };
    sent.set(drawing, upload);
    url.catch(() => sent.delete(drawing));
  }
  const url = await upload.url;
  useTabsStore
    .getState()
    .updateTab(tabId, (now) =>
      now.drawing === drawing && now.layers === layers ? { drawingImageUrl: url } : {},
    );
  return url;
}

/**
 * Returns the tab's drawing as a transparent PNG in the size of the working copy, without uploading it; null if there
 * is no drawing.
 */
export async function drawingBlob(tabId: string): Promise<DrawingPicture | null> {
  const tab = readTab(tabId);
  const photo = tab?.originalImage;
  if (!tab || !photo || !hasDrawing(tab)) return null;
  const shown = shownOf(tab);
  const { rasterize, keyOf } = await paintPart.load();
  return { blob: await rasterize(shown, photo), key: keyOf(shown, photo) };
}

interface DrawingPicture {
  blob: Blob;
  /** Equal strokes have equal keys in every window. */
  key: string;
}

/** Returns the drawing in the stored form, whose numbers are exactly equal in every window. */
function shownOf({ drawing, layers, nails, ...tab }: DraftTab): Drawing {
  return { ...asKept({ strokes: drawing, layers, nails }), settings: paintedSettings(tab) };
}
