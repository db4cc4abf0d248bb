import { type CreateJobBody, OWN_ERRORS, mapPictures, picturesOf } from "@lacquer/contracts";
import { RequestError } from "../../api/errors.ts";
import { isKept, uploadKept } from "./kept-pictures.ts";

/**
 * Returns the request with every kept picture uploaded. A repeated press gets the same urls. Throws upload_not_found
 * when the browser has deleted a photo, a reference or a decal, and throws what `uploadImage` throws.
 */
export async function withUploads(body: CreateJobBody): Promise<CreateJobBody> {
  const kept = picturesOf(body).filter(({ url }) => isKept(url));
  if (kept.length === 0) return body;
  const drawings = new Set(
    [body, ...(body.nails ?? []).map(({ design }) => design)].map((one) => one?.drawingImageUrl),
  );
  const urls = new Map(
    await Promise.all(
      kept.map(async ({ url }) => {
        const upload = await uploadKept(url);
        // A missing drawing is left out, because painting the design without its drawing is better than never painting
        // it.
        if (!upload && !drawings.has(url)) throw missing();
        return [url, upload?.url ?? null] as const;
      }),
    ),
  );
  return mapPictures(body, (url) => urls.get(url) ?? (isKept(url) ? null : url));
}

function missing(): RequestError {
  return new RequestError({
    code: "upload_not_found",
    message: OWN_ERRORS.upload_not_found.reason,
  });
}
