import {
  createOpenAiDouble,
  imageAnswer,
  type OpenAiCall,
  type Play,
} from "@lacquer/testing/doubles";
import sharp from "sharp";

/** A call to the image service, and the job whose image it makes. */
export interface Call extends OpenAiCall {
  /** The job's tag, from its prompt. */
  tag: string;
  imageIndex: number;
  /** The number of this call for this image, counted from 1. */
  nth: number;
}

/** The rig's image service: it makes cheap pictures, simulates every fault, and assigns each call to its job. */
export interface Provider {
  baseUrl: string;
  apiKey: string;
  calls: Call[];
  readonly inFlight: number;
  /** Decides what happens to a call when the call arrives. */
  plan: (call: Call) => Play;
  /** Answers every waiting call with its picture. */
  release(): void;
  /** The calls for one job, found by its tag. */
  callsFor(tag: string): Call[];
  close(): Promise<void>;
}

const IMAGE = await sharp({ create: { width: 96, height: 96, channels: 3, background: "#a03050" } })
  .png()
  .toBuffer();

/** Returns the body of a complete answer with this picture, or with this text instead of a picture. */
export function bodyWith(image: Buffer | string = IMAGE): string {
  const base64 = typeof image === "string" ? image : image.toString("base64");
  return imageAnswer(base64, { input_tokens: 9, output_tokens: 9, total_tokens: 18 });
}

/** Returns a prompt that identifies a job's calls. */
export const taggedPrompt = (tag: string): string => `cherry red #${tag}#`;

/**
 * The words that identify the second, third and fourth image of a job with varied colours. The first image's prompt has
 * none of these words.
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
