import { OWN_ERRORS, type Upload } from "@lacquer/contracts";
import { failureOf, isTemporary } from "../../api/errors.ts";
import { keptBlob, uploadKept } from "./kept-pictures.ts";

const RETRY_MS = 4_000;

export interface PictureListener {
  /** Returns the kept pictures that drafts use now. */
  wanted: () => string[];
  /** Calls `look` whenever the wanted pictures may have changed. Returns a function that stops the calls. */
  onWanted: (look: () => void) => () => void;
  onUploaded: (url: string, upload: Upload) => void;
  /** Called when the studio refuses the picture; `blob` is null if the browser has deleted it. */
  onRefused: (url: string, message: string, blob: Blob | null) => void;
}

/** Uploads kept pictures when the studio can be reached, whether or not Generate was pressed. */
export function runPictures({
  wanted,
  onWanted,
  onUploaded,
  onRefused,
}: PictureListener): () => void {
  const busy = new Set<string>();

  async function send(url: string): Promise<void> {
    if (busy.has(url) || !navigator.onLine) return;
    busy.add(url);
    try {
      const upload = await uploadKept(url);
      if (upload) onUploaded(url, upload);
      else onRefused(url, OWN_ERRORS.upload_not_found.reason, null);
    } catch (error) {
      const failure = failureOf(error);
      if (isTemporary(failure)) return;
      onRefused(url, failure.message, await keptBlob(url).catch(() => null));
    } finally {
      busy.delete(url);
    }
  }

  const sendAll = () => {
    for (const url of wanted()) void send(url);
  };
  sendAll();
  const stopLooking = onWanted(sendAll);
  const timer = setInterval(sendAll, RETRY_MS);
  window.addEventListener("online", sendAll);
  return () => {
    stopLooking();
    clearInterval(timer);
    window.removeEventListener("online", sendAll);
  };
}
