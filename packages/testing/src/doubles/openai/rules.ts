import sharp from "sharp";

/** A refusal in the form in which OpenAI sends it. */
export interface ApiFault {
  status: number;
  type: string;
  code: string | null;
  message: string;
  param?: string;
  headers?: Record<string, string>;
  details?: object;
}

/** One request to the Images API, with its words and pictures. */
export interface ImagesRequest {
  endpoint: "generations" | "edits";
  fields: Record<string, string>;
  images: Buffer[];
  mask: Buffer | null;
  markup: Buffer | null;
}

const DEAD = /^(dall-e-[23]|gpt-image-1)$/;
export const KNOWN_MODELS =
  /^(gpt-image-(1\.5|1-mini|2(-2026-04-21)?|2\.5-(flare|sunburst)(-2026-09-08)?|2\.6-(flare|sunburst))|chatgpt-image-latest)$/;
const FIELDS = new Set([
  "prompt",
  "model",
  "n",
  "size",
  "quality",
  "background",
  "output_format",
  "output_compression",
  "stream",
  "partial_images",
  "safety_identifier",
]);
const EDIT_FIELDS = new Set([...FIELDS, "input_fidelity"]);

const wrong = (param: string, message: string, code = "invalid_value"): ApiFault => ({
  status: 400,
  type: "image_generation_user_error",
  code,
  param,
  message,
});

function sizeFault(size: string, model: string): ApiFault | null {
  if (size === "auto" || /^(1024x1024|1536x1024|1024x1536)$/.test(size)) return null;
  const found = /^(\d+)x(\d+)$/.exec(size);
  if (!found || !model.startsWith("gpt-image-2")) return wrong("size", `Invalid size '${size}'.`);
  const [width, height] = [Number(found[1]), Number(found[2])];
  if (width % 16 !== 0 || height % 16 !== 0)
    return wrong("size", `Invalid size '${size}'. Both edges must be divisible by 16.`);
  if (Math.max(width, height) > 3840)
    return wrong(
      "size",
      `Invalid size '${size}'. The longest edge must be less than or equal to 3840.`,
    );
  if (Math.max(width, height) > 3 * Math.min(width, height))
    return wrong("size", `Invalid size '${size}'. The aspect ratio must be at most 3:1.`);
  if (width * height < 655_360)
    return wrong("size", `Invalid size '${size}'. It is below the current minimum pixel budget.`);
  if (width * height > 8_294_400) return wrong("size", `Invalid size '${size}'. Too many pixels.`);
  return null;
}

function fieldFault({ endpoint, fields }: ImagesRequest): ApiFault | null {
  const known = endpoint === "edits" ? EDIT_FIELDS : FIELDS;
  const strange = Object.keys(fields).find((name) => !known.has(name));
  if (strange)
    return {
      status: 400,
      type: "invalid_request_error",
      code: "unknown_parameter",
      param: strange,
      message: `Unknown parameter: '${strange}'.`,
    };
  const { prompt = "", model = "", quality = "auto", output_format: format = "png" } = fields;
  if (prompt.length < 1 || prompt.length > 32_000)
    return wrong("prompt", "The prompt must have 1 to 32000 characters.");
  if (DEAD.test(model) || !KNOWN_MODELS.test(model))
    return {
      status: 404,
      type: "invalid_request_error",
      code: "model_not_found",
      message: `The model '${model}' does not exist or you do not have access to it.`,
    };
  const qualities = /^gpt-image-2\.[56]/.test(model)
    ? /^(low|medium|high|auto|xhigh|max)$/
    : /^(low|medium|high|auto)$/;
  if (!qualities.test(quality)) return wrong("quality", `Invalid value: '${quality}'.`);
  if (!/^(png|jpeg|webp)$/.test(format)) return wrong("output_format", "Invalid value.");
  if (!/^([1-9]|10)$/.test(fields["n"] ?? "1")) return wrong("n", "n must be between 1 and 10.");
  if (!/^[0-3]$/.test(fields["partial_images"] ?? "0"))
    return wrong("partial_images", "partial_images must be between 0 and 3.");
  if (fields["partial_images"] !== undefined && fields["stream"] !== "true")
    return wrong("partial_images", "partial_images needs stream.");
  if (fields["input_fidelity"] !== undefined && model.startsWith("gpt-image-2"))
    return wrong("input_fidelity", "Not for this model.", "invalid_input_fidelity_model");
  return sizeFault(fields["size"] ?? "auto", model);
}

async function pictureFault(request: ImagesRequest): Promise<ApiFault | null> {
  const { images, mask, markup, fields } = request;
  if (request.endpoint === "generations") return null;
  if (images.length < 1 || images.length > 16) return wrong("image", "Send 1 to 16 images.");
  for (const [place, image] of images.entries()) {
    const seen = await sharp(image)
      .metadata()
      .catch(() => null);
    if (!seen || !/^(png|jpeg|webp)$/.test(seen.format) || image.length > 50_000_000)
      return wrong(
        "image",
        `Invalid image file or mode for image ${place + 1}, please check your image file.`,
        "invalid_image_file",
      );
  }
  const over = mask ?? markup;
  if (!over) return null;
  const name = mask ? "mask" : "markup";
  if (mask && markup) return wrong("markup", "markup cannot be combined with mask.");
  if (markup && !/^gpt-image-2\.[56]-/.test(fields["model"] ?? ""))
    return wrong("markup", "markup is not supported by this model.");
  const [layer, first] = [await sharp(over).metadata(), await sharp(images[0]).metadata()];
  const turned = (first.orientation ?? 1) >= 5;
  const [width, height] = turned ? [first.height, first.width] : [first.width, first.height];
  if (layer.format !== "png" || layer.width !== width || layer.height !== height)
    return wrong(name, `The ${name} must be a PNG of the first image's size.`);
  if (!layer.hasAlpha || (await sharp(over).stats()).isOpaque)
    return wrong(name, `The ${name} must contain transparent pixels.`);
  return null;
}

/**
 * Returns the fault for the first rule that a request breaks, in OpenAI's own words; null = the request is accepted.
 */
export async function findFault(request: ImagesRequest): Promise<ApiFault | null> {
  return fieldFault(request) ?? (await pictureFault(request));
}
