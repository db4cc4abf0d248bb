import type { checkProvider, CommonEnv } from "@lacquer/runtime";
import { type Diagnosis, good, note, wrong } from "./diagnosis.ts";

/** The result of the provider's check. Null for the built-in renderer, which needs no check. */
export type ProviderHealth = Awaited<ReturnType<typeof checkProvider>>;

export function examineProvider(env: CommonEnv, health: ProviderHealth): Diagnosis {
  if (!health) {
    const why = env.OPENAI_API_KEY ? "IMAGE_PROVIDER selects it" : "there is no OPENAI_API_KEY";
    return good("Images", `made by the built-in renderer (${why})`);
  }
  const where = env.OPENAI_BASE_URL ? ` at ${new URL(env.OPENAI_BASE_URL).origin}` : "";
  const made = `made by OpenAI${where} with ${env.OPENAI_IMAGE_MODEL}`;
  if (health.state === "good") return good("Images", made);
  return (health.state === "wrong" ? wrong : note)("Images", `${made}: ${health.words}`);
}
