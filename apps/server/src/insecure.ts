import { isIP } from "node:net";
import { isWeakSecret } from "./weak-secret.ts";

interface Settings {
  HOST: string;
  PUBLIC_URL?: string | undefined;
  AUTH_SECRET?: string | undefined;
  CRON_SECRET?: string | undefined;
}

/** Returns whether a host name reaches only this machine. */
function isLoopback(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/^\[|\]$|\.$/g, "");
  if (name === "localhost" || name.endsWith(".localhost") || name === "::1") return true;
  return isIP(name) === 4 && name.startsWith("127.");
}

/**
 * Returns a warning if other machines can reach the studio but PUBLIC_URL is not set. The studio would refuse their
 * browsers, because it would accept only its local address as an origin.
 */
export function unnamedAddress({ PUBLIC_URL, HOST }: Settings): string[] {
  return PUBLIC_URL === undefined && !isLoopback(HOST)
    ? [
        `PUBLIC_URL: is not set, but HOST ${HOST} lets other machines in, and nobody could sign in from those; set PUBLIC_URL to the https address that they open`,
      ]
    : [];
}

function plainHttp({ PUBLIC_URL }: Settings): string[] {
  if (PUBLIC_URL === undefined) return [];
  const { protocol, hostname } = new URL(PUBLIC_URL);
  return protocol === "http:" && !isLoopback(hostname)
    ? [
        "PUBLIC_URL: is plain http, so passwords and sessions can be read on the way; put an https proxy in front and set PUBLIC_URL to its address",
      ]
    : [];
}

/** Returns the unsafe settings. Each sentence begins with the name of its variable. */
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
