/**
 * The address for saving a picture instead of showing it. The answer's header asks for saving, so other origins work
 * too. The server uses the design's name unless another is given, and adds the right ending.
 */
export function downloadUrl(url: string, name = ""): string {
  return `${url}?download${name === "" ? "" : `=${encodeURIComponent(name)}`}`;
}
