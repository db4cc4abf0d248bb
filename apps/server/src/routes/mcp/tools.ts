import {
  createJobInput,
  CREDITS_PER_IMAGE,
  type DesignsPage,
  idempotencyKey,
  IMAGES_MAX,
  jobId,
  listDesignsInput,
  THUMBNAIL_WIDTHS,
} from "@lacquer/contracts";
import { createJob, getJob, listDesigns, openFile, summarizeCredits } from "@lacquer/services";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import type { AddTool, McpCall } from "./server.ts";

const { prompt, originalImage, selectedDesignImages, designSettings, variation } =
  createJobInput.shape;
const imageCount = z
  .int()
  .min(1)
  .max(IMAGES_MAX)
  .default(1)
  .describe("The number of images. Each image costs one credit.");

const answer = (value: object): CallToolResult => ({
  content: [{ type: "text", text: JSON.stringify(value) }],
  structuredContent: { ...value },
});

/** Adds the tools with which an assistant can use a studio. */
export function addTools(add: AddTool, call: McpCall): void {
  const { services, caller } = call;
  const { userId } = caller;
  add({
    name: "price",
    title: "What a look costs",
    description: "The price of a look in credits, and the credits that are left. Spends nothing.",
    scope: "read",
    input: { imageCount },
    async run(input) {
      const { available } = await summarizeCredits(services, userId);
      return answer({ cost: input.imageCount * CREDITS_PER_IMAGE, available });
    },
  });
  addMakeLook(add, call);
  add({
    name: "look_status",
    title: "The progress of a look",
    description:
      "Returns a look that make_look has started: its status (pending, processing, completed, failed or canceled), progress and images. Ask again every few seconds until the look has ended.",
    scope: "read",
    input: { jobId },
    async run(input) {
      const { draft: _draft, ...job } = await getJob(services, userId, input.jobId);
      return answer(job);
    },
  });
  add({
    name: "fetch_image",
    title: "See an image",
    description: "One finished image of a look, as WebP.",
    scope: "read",
    input: {
      jobId,
      imageIndex: z
        .int()
        .min(0)
        .max(IMAGES_MAX - 1)
        .default(0),
      width: z
        .literal(THUMBNAIL_WIDTHS)
        .default(640)
        .describe("The maximum width of the image, in pixels."),
    },
    async run({ width, ...ref }) {
      const file = await openFile(services, { userId }, { ref: { kind: "result", ...ref }, width });
      const data = Buffer.from(file.bytes).toString("base64");
      return { content: [{ type: "image", data, mimeType: file.contentType }] };
    },
  });
  add({
    name: "list_looks",
    title: "List finished looks",
    description: "The finished images of the collection, newest first, in pages.",
    scope: "read",
    input: {
      limit: z.int().min(1).max(50).default(20),
      cursor: z.string().max(100).optional().describe("`nextCursor` of the previous page."),
    },
    async run(input) {
      const page = await listDesigns(services, userId, listDesignsInput.parse(input));
      return answer(page satisfies DesignsPage);
    },
  });
}

function addMakeLook(add: AddTool, { services, caller, requestId, countCreate }: McpCall): void {
  add({
    name: "make_look",
    title: "Make a look",
    description:
      "Starts painting nails and answers at once with a jobId; look_status tells when the images are done. Spends one credit for each image when painting starts. originalImage is the url of an uploaded photo; without it, the nails are shown on a rendered hand.",
    scope: "create",
    input: {
      prompt: prompt.describe("The look in words."),
      designSettings,
      imageCount,
      variation,
      originalImage,
      selectedDesignImages,
      idempotencyKey: idempotencyKey
        .optional()
        .describe(
          "A key of your choice. If the call is repeated with the same key, the look is made only once.",
        ),
    },
    async run({ idempotencyKey: key, ...design }) {
      await countCreate();
      const input = createJobInput.parse(design);
      const { userId } = caller;
      return answer(await createJob(services, userId, { input, idempotencyKey: key, requestId }));
    },
  });
}
