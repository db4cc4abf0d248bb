import { z } from "zod";
import { isFileUrl } from "./file-urls.ts";

/** An image's source: a url that an upload returned, or a data: url, which the server stores as an upload. */
export const imageUrl = z
  .string()
  .refine((url) => isFileUrl(url) || url.startsWith("data:image/"), {
    message: "Pass an image as a url from /api/uploads or as a data: url.",
  });
