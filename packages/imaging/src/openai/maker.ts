import { LacquerError, UPLOAD_PIXELS_MAX } from "@lacquer/contracts";
import sharp from "sharp";
import type { ImageMaker, ImageRequest, MadeImage, MakeProgress } from "../maker.ts";
import { isPicture } from "../renderer/pictures.ts";
import { readAnswer } from "./answer.ts";
import { arrange } from "./arrangement.ts";
import { createClient, type OpenAiOptions } from "./client.ts";
import { providerFault } from "./faults.ts";
import { sizeFor, takesInputFidelity } from "./models.ts";
import { type Outgoing, preparePictures } from "./pictures.ts";
import { wordsFor } from "./words-for.ts";

/** How many pictures on the way are asked for; fewer may come. */
const PARTIALS = 2;

/** Any decodable answer as WebP without what its file says beside the pixels. Throws `result_unreadable`. */
async function normalise(bytes: Buffer): Promise<MadeImage> {
  if (!isPicture(bytes))
    throw new LacquerError("result_unreadable", { cause: new Error("not a picture's bytes") });
  try {
    const { data, info } = await sharp(bytes, {
      limitInputPixels: UPLOAD_PIXELS_MAX,
      failOn: "error",
    })
      .autoOrient()
      .toColourspace("srgb")
      .webp({ quality: 92, effort: 2 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, contentType: "image/webp", width: info.width, height: info.height };
  } catch (cause) {
    throw new LacquerError("result_unreadable", { cause });
  }
}

/**
 * Images by OpenAI, or by a gateway that speaks its Images API. One call makes one image and is never sent again by
 * itself; what follows a fault is decided by its code. While the service asks to wait, no call is made at all.
 */
export function createOpenAiMaker(options: OpenAiOptions): ImageMaker {
  const { model, quality, apiKey } = options;
  const client = createClient(options);
  // Many pictures of several megapixels at once: one thread each and no cache keep memory steady.
  sharp.concurrency(1);
  sharp.cache(false);
  let busyUntil = 0;

  async function order(
    request: ImageRequest,
    outgoing: Outgoing,
    prompt: string,
    signal: AbortSignal,
  ) {
    const common = {
      model,
      prompt,
      n: 1,
      size: sizeFor(model, outgoing.photoSize),
      quality,
      output_format: "webp",
      stream: true,
      partial_images: PARTIALS,
      ...(request.userHash ? { safety_identifier: request.userHash } : {}),
    } as const;
    if (outgoing.images.length === 0)
      return client.images.generate(common, { signal }).asResponse();
    return client.images
      .edit(
        {
          ...common,
          image: outgoing.images,
          ...(outgoing.markup ? { markup: outgoing.markup } : {}),
          ...(takesInputFidelity(model) ? { input_fidelity: "high" } : {}),
        },
        { signal },
      )
      .asResponse();
  }

  async function make(
    request: ImageRequest,
    signal: AbortSignal,
    onProgress: MakeProgress,
  ): Promise<MadeImage> {
    signal.throwIfAborted();
    const wait = (busyUntil - performance.now()) / 1000;
    if (wait > 0) throw new LacquerError("provider_busy", { retryAfter: wait });
    const arrangement = arrange(request, model);
    const outgoing = await preparePictures(request, arrangement);
    const steps = PARTIALS + 3;
    let step = 0;
    const advance = (preview?: Buffer) => {
      step = Math.min(step + 1, steps - 2);
      onProgress({ fraction: step / steps, ...(preview && isPicture(preview) ? { preview } : {}) });
    };
    signal.throwIfAborted();
    try {
      const response = await order(request, outgoing, wordsFor(request, arrangement), signal);
      advance();
      const picture = await readAnswer(response, advance);
      signal.throwIfAborted();
      onProgress({ fraction: (steps - 1) / steps });
      const image = await normalise(picture);
      onProgress({ fraction: 1 });
      return image;
    } catch (error) {
      if (signal.aborted) throw ended(signal);
      const asked = { words: request.prompt.trim() !== "", pictures: outgoing.images.length > 0 };
      const fault = providerFault(error, asked, apiKey);
      if (fault.code === "provider_busy")
        busyUntil = Math.max(busyUntil, performance.now() + (fault.retryAfter ?? 0) * 1000);
      throw fault;
    }
  }

  return { name: "openai", make };
}

/** The deadline leaves open whether the picture was made and paid; any other end is the caller's own. */
function ended(signal: AbortSignal): unknown {
  const timedOut = signal.reason instanceof DOMException && signal.reason.name === "TimeoutError";
  return timedOut ? new LacquerError("outcome_unknown", { cause: signal.reason }) : signal.reason;
}
