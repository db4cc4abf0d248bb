import { LacquerError, UPLOAD_PIXELS_MAX } from "@lacquer/contracts";
import sharp from "sharp";
import {
  ABILITIES,
  type CallWatch,
  type ImageProvider,
  type ImageRequest,
  type MadeImage,
  type MakeProgress,
} from "../image-provider.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { openPicture } from "../open-picture.ts";
import { isPicture } from "../renderer/pictures.ts";
import { readAnswer } from "./answer.ts";
import { createClient, type OpenAiOptions } from "./client.ts";
import { neverLeft, watchDeparture } from "./departure.ts";
import { providerFault } from "./faults.ts";
import { filePictures, openPictures, type Outgoing } from "./pictures.ts";
import { type CallPlan, PARTIALS, planCall } from "./plan.ts";
import { costOf, DEFAULT_RATES } from "./rates.ts";

/**
 * The steps of one image: the call is accepted, each partial picture arrives, the complete picture arrives, and the
 * complete picture is read.
 */
const STEPS = PARTIALS + 3;

const TYPES: Readonly<Record<string, MadeImage["contentType"]>> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
};

/**
 * Decodes the provider's whole file to check it, then returns the file unchanged, with the provider's own marks. Throws
 * `result_unreadable` if the file cannot be decoded.
 */
async function readable(bytes: Buffer): Promise<MadeImage> {
  if (!isPicture(bytes))
    throw new LacquerError("result_unreadable", { cause: new Error("not a picture's bytes") });
  try {
    const options = {
      limitInputPixels: UPLOAD_PIXELS_MAX,
      failOn: "error",
      sequentialRead: true,
    } as const;
    const { format } = await sharp(bytes, options).metadata();
    const contentType = TYPES[format];
    if (!contentType) throw new Error(`unexpected format ${format}`);
    const picture = await openPicture(bytes, options);
    const { info } = await picture.raw().toBuffer({ resolveWithObject: true });
    return { bytes, contentType, width: info.width, height: info.height };
  } catch (cause) {
    throw new LacquerError("result_unreadable", { cause });
  }
}

/**
 * Makes images with OpenAI, or with a gateway that offers the same Images API. One call makes one image and is never
 * repeated automatically. If a call fails, the error's code decides what happens next.
 */
export function createOpenAiProvider(options: OpenAiOptions): ImageProvider {
  const { model, apiKey, rates = DEFAULT_RATES } = options;
  const client = createClient(options);
  // One thread for each picture and no cache keep the memory steady while many pictures of several megapixels are
  // processed.
  sharp.concurrency(1);
  sharp.cache(false);

  async function make(
    request: ImageRequest,
    signal: AbortSignal,
    onProgress: MakeProgress,
    watch?: CallWatch,
  ): Promise<MadeImage> {
    signal.throwIfAborted();
    const { plan, outgoing } = await oneAtATime(() => prepare(request, options, signal));
    const advance = createSteps(onProgress);
    signal.throwIfAborted();
    await watch?.before(plan);
    const call = { plan, outgoing, userHash: request.userHash, signal };
    const { departure, answer } = watchDeparture(() => order(client, options, call));
    try {
      const response = await answer;
      watch?.accepted();
      advance();
      const { picture, tokens } = await readAnswer(client, response, advance);
      signal.throwIfAborted();
      onProgress({ fraction: (STEPS - 1) / STEPS });
      const image = await oneAtATime(() => readable(picture));
      onProgress({ fraction: 1 });
      const usage = tokens && { ...tokens, costMicrodollars: costOf(rates, model, tokens) };
      return { ...image, call: { requestId: response.headers.get("x-request-id"), usage } };
    } catch (error) {
      const stayed = neverLeft(departure, error);
      if (signal.aborted) throw ended(signal, stayed);
      const asked = { words: request.prompt.trim() !== "", pictures: plan.inputImages > 0 };
      throw providerFault(error, asked, apiKey, stayed);
    }
  }

  return {
    name: "openai",
    can: ABILITIES.openai,
    edition: null,
    aiSystem: `OpenAI ${model}`,
    make,
  };
}

/** Opens the pictures to send and plans the call for them. */
async function prepare(
  request: ImageRequest,
  options: OpenAiOptions,
  signal: AbortSignal,
): Promise<{ plan: CallPlan; outgoing: Outgoing }> {
  signal.throwIfAborted();
  const opened = await openPictures(request);
  const plan = planCall(request, opened.facts, options);
  return { plan, outgoing: await filePictures(request, opened, plan.arrangement) };
}

/**
 * Returns a function that reports one more step at each call. The last two steps are reserved for the finished picture.
 */
function createSteps(onProgress: MakeProgress): (preview?: Buffer) => void {
  let step = 0;
  return (preview) => {
    step = Math.min(step + 1, STEPS - 2);
    onProgress({ fraction: step / STEPS, ...(preview && isPicture(preview) ? { preview } : {}) });
  };
}

function order(
  client: ReturnType<typeof createClient>,
  { model, quality }: OpenAiOptions,
  call: {
    plan: CallPlan;
    outgoing: Outgoing;
    userHash: string | undefined;
    signal: AbortSignal;
  },
): Promise<Response> {
  const { plan, outgoing, userHash, signal } = call;
  const common = {
    model,
    prompt: plan.words,
    n: 1,
    size: plan.size,
    quality,
    output_format: "webp",
    stream: true,
    partial_images: PARTIALS,
    ...(userHash ? { safety_identifier: userHash } : {}),
  } as const;
  if (plan.endpoint === "generate") return client.images.generate(common, { signal }).asResponse();
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

/**
 * Returns the error for a call that was aborted. If the deadline passed after the call had left this machine, nobody
 * knows whether the picture was made and charged. If the deadline passed before that, the call failed. Otherwise the
 * caller aborted the call, and the caller's own reason is returned.
 */
function ended(signal: AbortSignal, stayed: boolean): unknown {
  const timedOut = signal.reason instanceof DOMException && signal.reason.name === "TimeoutError";
  if (!timedOut) return signal.reason;
  return new LacquerError(stayed ? "provider_failed" : "outcome_unknown", { cause: signal.reason });
}
