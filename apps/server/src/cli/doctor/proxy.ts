import { readSighting, type Services } from "@lacquer/services";
import type { OwnEnv } from "../../env.ts";
import { type Diagnosis, good, note } from "./diagnosis.ts";

/**
 * Reports that forwarded headers arrive although no proxy is trusted. The report is only a note, because anybody can
 * send such a header.
 */
export async function examineProxy(env: OwnEnv, services: Services): Promise<Diagnosis> {
  if (env.TRUST_PROXY > 0)
    return good("Proxies", `${env.TRUST_PROXY} trusted to report visitors' addresses`);
  const seen = await readSighting(services, "untrusted_proxy");
  return seen
    ? note(
        "Proxies",
        `forwarded headers came at ${seen.toISOString()}, but TRUST_PROXY is 0: behind a proxy all visitors share one address and its limits; set TRUST_PROXY to the number of proxies in front (docs/proxy.md)`,
      )
    : good("Proxies", "none seen, none trusted");
}
