import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { OwnEnv } from "../../env.ts";
import { unnamedAddress } from "../../insecure.ts";
import { type Diagnosis, good, note, wrong } from "./diagnosis.ts";

const ASK_MS = 3_000;
/** About the number of bytes of the largest photo that the studio accepts. */
const PHOTO_BYTES = 10_000_000;

/** Checks that the public address leads to this server and lets visitors' photos through. */
export async function examineAddresses(env: OwnEnv): Promise<Diagnosis[]> {
  const { PUBLIC_URL } = env;
  const unnamed = unnamedAddress(env).map((words) => note("Addresses", words));
  if (unnamed.length > 0) return unnamed;
  if (!PUBLIC_URL)
    return [good("Addresses", `http://localhost:${env.PORT}, for this machine alone`)];
  const status = await announcePhoto(PUBLIC_URL);
  if (status === 413)
    return [
      wrong(
        "Addresses",
        `the proxy in front of ${PUBLIC_URL} refuses photos of 10 MB (413); with nginx, set client_max_body_size 32m (docs/proxy.md)`,
      ),
    ];
  if (status === undefined || status >= 500)
    return [
      note(
        "Addresses",
        `${PUBLIC_URL} ${status ? `answers ${status}` : "does not answer"} from here; if visitors see the same, check the proxy and that the server runs`,
      ),
    ];
  return [good("Addresses", `${PUBLIC_URL} answers and lets photos through`)];
}

/**
 * Announces a photo, but reads the answer without sending the photo. A proxy that allows only shorter bodies refuses
 * the announced length. Otherwise the server refuses the request because the caller is not signed in. Returns undefined
 * if no answer came.
 */
function announcePhoto(publicUrl: string): Promise<number | undefined> {
  const url = new URL("/api/uploads?kind=photo", publicUrl);
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const asking = send(url, {
      method: "POST",
      timeout: ASK_MS,
      agent: false,
      headers: {
        "content-type": "multipart/form-data; boundary=doctor",
        "content-length": PHOTO_BYTES,
      },
    });
    const done = (status?: number) => {
      asking.destroy();
      resolve(status);
    };
    asking.once("response", (answer) => done(answer.statusCode));
    asking.once("timeout", () => done());
    asking.once("error", () => done());
    asking.flushHeaders();
  });
}
