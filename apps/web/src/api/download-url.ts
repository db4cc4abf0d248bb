/**
 * The address for saving a picture instead of showing it. It works for other origins too, because the answer itself
 * says so. The server uses the design's name unless another is given, and adds the right ending.
 */
export function downloadUrl(url: string, name = ""): string {
  return `${url}?download${name === "" ? "" : `=${encodeURIComponent(name)}`}`;
}
