import { parseFileUrl } from "@lacquer/contracts";
import { exportUrl } from "./exports.ts";

/**
 * The address for saving a picture instead of showing it; a finished image is saved in its photo's own size. The
 * answer's header asks for saving, so other origins work too. The server uses the design's name unless another is
 * given, and adds the right ending.
 */
export function downloadUrl(url: string, name = ""): string {
  if (parseFileUrl(url)?.kind === "result")
    return exportUrl(url, { shape: "full", type: "jpeg", show: "after", name });
  return `${url}?download${name === "" ? "" : `=${encodeURIComponent(name)}`}`;
}
