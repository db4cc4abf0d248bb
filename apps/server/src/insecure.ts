import { isIP } from "node:net";
import { isWeakSecret } from "./weak-secret.ts";

interface Settings {
  HOST: string;
  PUBLIC_URL?: string | undefined;
  AUTH_SECRET?: string | undefined;
  CRON_SECRET?: string | undefined;
}

/** Whether an address reaches only this machine. */
function isLoopback(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/^\[|\]$|\.$/g, "");
  if (name === "localhost" || name.endsWith(".localhost") || name === "::1") return true;
  return isIP(name) === 4 && name.startsWith("127.");
}

/**
 * The warning for a studio that other machines can reach but that has no PUBLIC_URL: it would refuse their browsers,
 * because only this machine's own address would count.
 */
export function unnamedAddress({ PUBLIC_URL, HOST }: Settings): string[] {
  return PUBLIC_URL === undefined && !isLoopback(HOST)
    ? [
        `PUBLIC_URL: is not set, but HOST ${HOST} lets other machines in, where nobody could sign in; set it to the https address that they open`,
      ]
    : [];
}

function plainHttp({ PUBLIC_URL }: Settings): string[] {
  if (PUBLIC_URL === undefined) return [];
  const { protocol, hostname } = new URL(PUBLIC_URL);
  return protocol === "http:" && !isLoopback(hostname)
    ? [
        "PUBLIC_URL: is plain http, so passwords and sessions can be read on the way; put https in front and name that address",
      ]
    : [];
}

/** The unsafe points of these settings. Each sentence begins with its variable. */
export function insecurities(env: Settings): string[] {
  const weak = (["AUTH_SECRET", "CRON_SECRET"] as const).filter((name) => {
    const secret = env[name];
    return secret !== undefined && isWeakSecret(secret);
  });
  return [
    ...unnamedAddress(env),
    ...plainHttp(env),
    ...weak.map((name) => `${name}: can be guessed; make one with: openssl rand -base64 32`),
  ];
}
