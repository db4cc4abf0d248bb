import {
  createOpenAiDouble,
  imageAnswer,
  type OpenAiCall,
  type Play,
} from "@lacquer/testing/doubles";
import sharp from "sharp";

/** A call of the image service, and the job whose image it is for. */
export interface Call extends OpenAiCall {
  /** The job's tag, from its prompt. */
  tag: string;
  imageIndex: number;
  /** The number of this call for this image, counted from 1. */
  nth: number;
}

/** The image service for the rig: cheap pictures, every fault, and each call assigned to its job. */
export interface Provider {
  baseUrl: string;
  apiKey: string;
  calls: Call[];
  readonly inFlight: number;
  /** Chosen for each call when it arrives. */
  plan: (call: Call) => Play;
  /** Answers every waiting call with its picture. */
  release(): void;
  /** Calls for one job, by its tag. */
  callsFor(tag: string): Call[];
  close(): Promise<void>;
}

const IMAGE = await sharp({ create: { width: 96, height: 96, channels: 3, background: "#a03050" } })
  .png()
  .toBuffer();

/** A complete answer with this picture, or with this text in its place. */
export function bodyWith(image: Buffer | string = IMAGE): string {
  const base64 = typeof image === "string" ? image : image.toString("base64");
  return imageAnswer(base64, { input_tokens: 9, output_tokens: 9, total_tokens: 18 });
}

/** The prompt that identifies a job's calls. */
export const taggedPrompt = (tag: string): string => `cherry red #${tag}#`;

/**
 * The words that tell the second, third and fourth image of a job in other colours apart; the first image has none of
 * them.
 */
const COLOUR_STEPS = ["lighter or darker tone", "neighbouring hue", "swap base and accent"];

export async function openProvider(): Promise<Provider> {
  const double = await createOpenAiDouble({ apiKey: "sk-chaos-0123456789", picture: IMAGE });
  double.ignoresStream = true;
  const calls: Call[] = [];
  const provider: Provider = {
    baseUrl: double.baseUrl,
    apiKey: double.apiKey,
    calls,
    get inFlight() {
      return double.inFlight;
    },
    plan: () => ({ do: "paint" }),
    release: double.release,
    callsFor: (tag) => calls.filter((call) => call.tag === tag),
    close: double.close,
  };
  double.script = (_, request) => {
    const words = request.fields["prompt"] ?? "";
    const tag = /#([\w-]+)#/.exec(words)?.[1] ?? "";
    const imageIndex = COLOUR_STEPS.findIndex((step) => words.includes(step)) + 1;
    const nth = calls.filter((c) => c.tag === tag && c.imageIndex === imageIndex).length + 1;
    const call = Object.assign(request, { tag, imageIndex, nth });
    calls.push(call);
    return provider.plan(call);
  };
  return provider;
}
