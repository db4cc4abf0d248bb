/**
 * Where a picture is saved from instead of shown, also where it lies at another origin: the answer itself says so. The
 * server takes the design's name, and gives the right ending, unless another name is given.
 */
export function downloadUrl(url: string, name = ""): string {
  return `${url}?download${name === "" ? "" : `=${encodeURIComponent(name)}`}`;
}
