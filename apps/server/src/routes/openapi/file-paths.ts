import { fileUrls } from "@lacquer/contracts";
import { THUMBNAIL_WIDTHS } from "@lacquer/contracts";
import { answer, inPath, json, object, query, refusals, text } from "./parts.ts";

const pictureQuery = [
  { ...query("w", { enum: THUMBNAIL_WIDTHS }), description: "A WebP of at most this width." },
  {
    ...query("download", text),
    description: "Saves the picture: under this name, or where it is empty under the design's.",
  },
  { ...query("link", text), description: "A link for ten minutes, instead of the picture." },
  { ...query("expires", text), description: "Part of such a link." },
  { ...query("signature", text), description: "Part of such a link; needs no session." },
];

const resultParameters = [
  inPath("jobId"),
  { ...inPath("index"), schema: { type: "integer", minimum: 0, maximum: 3 } },
  ...pictureQuery,
];

const pictureAnswers = {
  200: {
    description: "The picture; with `link`, where anyone may see it for ten minutes.",
    content: {
      "image/*": { schema: { type: "string", format: "binary" } },
      ...json(object({ url: text, expiresAt: text })),
    },
  },
  302: answer("Where a store keeps it: a link of ten minutes."),
  ...refusals,
};

/** Pictures. */
export const filePaths = {
  [fileUrls.upload("{id}")]: {
    get: {
      summary: "An upload, to its owner.",
      parameters: [inPath("id"), ...pictureQuery],
      responses: pictureAnswers,
    },
  },
  [fileUrls.preview("{jobId}", "{id}")]: {
    get: {
      summary: "A picture on its way, to the owner of a running job; see previewImage.",
      parameters: [inPath("jobId"), inPath("id"), ...pictureQuery],
      responses: pictureAnswers,
    },
  },
  [fileUrls.result("{jobId}", "{index}")]: {
    get: {
      summary: "A finished image, to its owner.",
      parameters: resultParameters,
      responses: pictureAnswers,
    },
  },
  [fileUrls.raw("{jobId}", "{index}")]: {
    get: {
      summary:
        "The image as its provider sent it, to its owner, where the finished one was laid back over the photo.",
      parameters: resultParameters,
      responses: pictureAnswers,
    },
  },
};
