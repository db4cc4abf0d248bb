export interface ResultPlace {
  jobId: string;
  imageIndex: number;
  /** True for the image provider's own picture. */
  isRaw: boolean;
  /** The address of the finished image, even if the given address belongs to the provider's own picture. */
  url: string;
}

const PATH = /^(\/files\/results\/([0-9a-f-]{36})\/(\d))(\/raw)?$/;

/** Returns the finished image that an address belongs to; null for any other address. */
export function placeOf(address: string): ResultPlace | null {
  const [, url, jobId, imageIndex, raw] = PATH.exec(address) ?? [];
  if (!url || !jobId || !imageIndex) return null;
  return { url, jobId, imageIndex: Number(imageIndex), isRaw: raw !== undefined };
}
