import { probeProviderNow, readStandingPause, type Services } from "@lacquer/services";
import { type Diagnosis, good, note, wrong } from "./diagnosis.ts";
import type { ProviderHealth } from "./provider.ts";

/**
 * Reports a provider pause that keeps designs waiting. If the pause is about the key or billing and the provider now
 * answers well, this lets one waiting design try at once. Billing cannot be checked for free, so a billing fault is
 * reported until a picture has been painted.
 */
export async function examinePause(
  services: Services,
  health: ProviderHealth,
): Promise<Diagnosis[]> {
  const pause = health && (await readStandingPause(services));
  if (!pause) return [];
  const since = `since ${pause.since.toISOString()}`;
  const next = `the next try is at ${pause.until.toISOString()}`;
  if (pause.reason === "rate_limit" || pause.reason === "overloaded")
    return [note("Pause", `the image service asked to wait (${pause.reason}); ${next}`)];
  if (pause.reason === "budget")
    return [
      wrong(
        "Pause",
        `designs have been waiting ${since}: PROVIDER_DAILY_USD is spent for today (UTC); ${next}`,
      ),
    ];
  const why =
    pause.reason === "billing"
      ? "the image service asks for payment: check the account's billing and limits"
      : "the image service refused the key or the model";
  if (health.state !== "good")
    return [wrong("Pause", `designs have been waiting ${since}: ${why}; ${next}`)];
  await probeProviderNow(services);
  return pause.reason === "key"
    ? [
        good(
          "Pause",
          `designs have been waiting ${since}; the key works now, so one design tries again, and then all continue`,
        ),
      ]
    : [
        wrong(
          "Pause",
          `designs have been waiting ${since}: ${why}; one design is trying again now, so run the doctor once more`,
        ),
      ];
}
