import { LacquerError, UPLOAD_PIXELS_MAX } from "@lacquer/contracts";
import sharp from "sharp";
import type {
  CallWatch,
  ImageProvider,
  ImageRequest,
  MadeImage,
  MakeProgress,
} from "../image-provider.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { openPicture } from "../open-picture.ts";
import { isPicture } from "../renderer/pictures.ts";
import { readAnswer } from "./answer.ts";
import { createClient, type OpenAiOptions } from "./client.ts";
import { providerFault } from "./faults.ts";
import { filePictures, openPictures, type Outgoing } from "./pictures.ts";
import { type CallPlan, PARTIALS, planCall } from "./plan.ts";
import { costOf, DEFAULT_RATES } from "./rates.ts";

/** Any decodable answer as WebP without what its file says beside the pixels. Throws `result_unreadable`. */
async function normalise(bytes: Buffer): Promise<MadeImage> {
  if (!isPicture(bytes))
    throw new LacquerError("result_unreadable", { cause: new Error("not a picture's bytes") });
  try {
    const options = {
      limitInputPixels: UPLOAD_PIXELS_MAX,
      failOn: "error",
      sequentialRead: true,
    } as const;
    const { data, info } = await (
      await openPicture(bytes, options)
    )
      .webp({ quality: 92, effort: 0 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, contentType: "image/webp", width: info.width, height: info.height };
  } catch (cause) {
    throw new LacquerError("result_unreadable", { cause });
  }
}

/**
 * Images by OpenAI, or by a gateway that speaks its Images API. One call makes one image and is never sent again by
 * itself; what follows a fault is decided by its code.
 */
export function createOpenAiProvider(options: OpenAiOptions): ImageProvider {
  const { model, apiKey, rates = DEFAULT_RATES } = options;
  const client = createClient(options);
  // Many pictures of several megapixels at once: one thread each and no cache keep memory steady.
  sharp.concurrency(1);
  sharp.cache(false);

  function order(
    plan: CallPlan,
    outgoing: Outgoing,
    userHash: string | undefined,
    signal: AbortSignal,
  ): Promise<Response> {
    const common = {
      model,
      prompt: plan.words,
      n: 1,
      size: plan.size,
      quality: options.quality,
      output_format: "webp",
      stream: true,
      partial_images: PARTIALS,
      ...(userHash ? { safety_identifier: userHash } : {}),
    } as const;
    if (plan.endpoint === "generate")
      return client.images.generate(common, { signal }).asResponse();
    return client.images
      .edit(
        {
          ...common,
          image: outgoing.images,
          ...(outgoing.markup ? { markup: outgoing.markup } : {}),
          ...(plan.inputFidelity ? { input_fidelity: plan.inputFidelity } : {}),
        },
        { signal },
      )
      .asResponse();
  }

  async function make(
    request: ImageRequest,
    signal: AbortSignal,
    onProgress: MakeProgress,
    watch?: CallWatch,
  ): Promise<MadeImage> {
    signal.throwIfAborted();
    const { plan, outgoing } = await oneAtATime(async () => {
      signal.throwIfAborted();
      const opened = await openPictures(request);
      const planned = planCall(request, opened.facts, options);
      return {
        plan: planned,
        outgoing: await filePictures(request, opened, planned.arrangement),
      };
    });
    const steps = PARTIALS + 3;
    let step = 0;
    const advance = (preview?: Buffer) => {
      step = Math.min(step + 1, steps - 2);
      onProgress({ fraction: step / steps, ...(preview && isPicture(preview) ? { preview } : {}) });
    };
    signal.throwIfAborted();
    await watch?.before(plan);
    try {
      const response = await order(plan, outgoing, request.userHash, signal);
      watch?.accepted();
      advance();
      const { picture, tokens } = await readAnswer(client, response, advance);
      signal.throwIfAborted();
      onProgress({ fraction: (steps - 1) / steps });
      const image = await oneAtATime(() => normalise(picture));
      onProgress({ fraction: 1 });
      const usage = tokens && { ...tokens, costMicrodollars: costOf(rates, model, tokens) };
      return { ...image, call: { requestId: response.headers.get("x-request-id"), usage } };
    } catch (error) {
      if (signal.aborted) throw ended(signal);
      const asked = { words: request.prompt.trim() !== "", pictures: plan.inputImages > 0 };
      throw providerFault(error, asked, apiKey);
    }
  }

  return { name: "openai", make };
}

/** The deadline leaves open whether the picture was made and paid; any other end is the caller's own. */
function ended(signal: AbortSignal): unknown {
  const timedOut = signal.reason instanceof DOMException && signal.reason.name === "TimeoutError";
  return timedOut ? new LacquerError("outcome_unknown", { cause: signal.reason }) : signal.reason;
}
