import { parseFileUrl } from "@lacquer/contracts";
import { exportUrl } from "./exports.ts";

/**
 * Returns the address that saves a picture instead of showing it; a finished image is saved in its photo's own size. A
 * response header tells the browser to save the picture, which works for other origins too. The server uses the
 * design's name unless `name` is given, and adds the right extension.
 */
export function downloadUrl(url: string, name = ""): string {
  if (parseFileUrl(url)?.kind === "result")
    return exportUrl(url, { shape: "full", type: "jpeg", show: "after", logo: null, name });
  return `${url}?download${name === "" ? "" : `=${encodeURIComponent(name)}`}`;
}
