import OpenAI, { APIConnectionError, APIError } from "openai";
import { createClient, type OpenAiOptions } from "./client.ts";

const CHECK_MS = 5_000;

/** The result of a free check of the service. An uncertain or wrong result has a sentence that explains it. */
export type OpenAiHealth = { state: "good" } | { state: "unsure" | "wrong"; words: string };

function judge(error: unknown, options: OpenAiOptions): OpenAiHealth {
  const wrong = (words: string): OpenAiHealth => ({ state: "wrong", words });
  if (error instanceof OpenAI.APIUserAbortError)
    return wrong("the image service did not answer in time; check OPENAI_BASE_URL and the network");
  if (error instanceof APIConnectionError)
    return wrong("the image service cannot be reached; check OPENAI_BASE_URL and the network");
  if (!(error instanceof APIError))
    return { state: "unsure", words: "the image service gave an unexpected answer" };
  if (error.status === 401) return wrong("the image service refuses OPENAI_API_KEY");
  if (error.status === 403)
    return wrong(
      `the key is not allowed to use ${options.model}; check the organization's verification`,
    );
  if (error.status === 404 && options.baseUrl)
    return {
      state: "unsure",
      words: `the image service does not list ${options.model}; some gateways list no models`,
    };
  if (error.status === 404)
    return wrong(`the key has no access to ${options.model}; change OPENAI_IMAGE_MODEL`);
  return { state: "unsure", words: `the image service answered ${error.status ?? "strangely"}` };
}

/**
 * Asks the service whether the key is valid and may use the model. The check costs nothing and makes no picture. Never
 * throws.
 */
export async function checkOpenAi(options: OpenAiOptions): Promise<OpenAiHealth> {
  try {
    const signal = AbortSignal.timeout(CHECK_MS);
    await createClient(options).models.retrieve(options.model, { signal });
    return { state: "good" };
  } catch (error) {
    return judge(error, options);
  }
}
