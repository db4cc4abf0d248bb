export interface ResultPlace {
  jobId: string;
  imageIndex: number;
  /** True for the image provider's own picture. */
  isRaw: boolean;
  /** The finished image's address, for that address or its provider's. */
  url: string;
}

const PATH = /^(\/files\/results\/([0-9a-f-]{36})\/(\d))(\/raw)?$/;

/** The finished image that an address means; null for any other address. */
export function placeOf(address: string): ResultPlace | null {
  const [, url, jobId, imageIndex, raw] = PATH.exec(address) ?? [];
  if (!url || !jobId || !imageIndex) return null;
  return { url, jobId, imageIndex: Number(imageIndex), isRaw: raw !== undefined };
}
