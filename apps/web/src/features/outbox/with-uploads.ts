import { type CreateJobBody, ERRORS } from "@lacquer/contracts";
import { RequestError } from "../../api/errors.ts";
import { isKept, uploadKept } from "./kept-pictures.ts";

/**
 * The body with every kept picture uploaded. The same press always gets the same urls, however often it is sent. Throws
 * upload_not_found when the browser threw a photo or a reference away, and what `uploadImage` throws.
 */
export async function withUploads(body: CreateJobBody): Promise<CreateJobBody> {
  const { originalImage, selectedDesignImages, drawingImageUrl } = body;
  const references = selectedDesignImages ?? [];
  const urls = [originalImage, drawingImageUrl, ...references];
  if (!urls.some((url) => url && isKept(url))) return body;
  return {
    ...body,
    originalImage: originalImage && (await urlOf(originalImage)),
    selectedDesignImages: await Promise.all(references.map(urlOf)),
    // Without its drawing the design is painted rather than never.
    drawingImageUrl: drawingImageUrl && (await drawingOf(drawingImageUrl)),
  };
}

async function drawingOf(url: string): Promise<string | null> {
  return isKept(url) ? ((await uploadKept(url))?.url ?? null) : url;
}

async function urlOf(url: string): Promise<string> {
  const there = await drawingOf(url);
  if (there !== null) return there;
  const { message } = ERRORS.upload_not_found;
  throw new RequestError({ code: "upload_not_found", message });
}
