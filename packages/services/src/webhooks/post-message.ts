import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";

export interface WebhookRequest {
  url: URL;
  /** The checked address to connect to. The URL's name is not looked up again. */
  address: string;
  headers: Record<string, string>;
  body: string;
  signal: AbortSignal;
}

/**
 * Posts a message to the given address, under the URL's host name, and returns the status. Follows no redirect, keeps
 * no connection, and does not read the answer's body, however long it is.
 */
export function postMessage(input: WebhookRequest): Promise<number> {
  const { url, address, headers, body, signal } = input;
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method: "POST",
      agent: false,
      signal,
      headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
      lookup: (_host, options, done) => {
        const family = isIP(address);
        if (options.all) done(null, [{ address, family }]);
        else done(null, address, family);
      },
    });
    request.on("response", (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    request.on("error", reject);
    request.end(body);
  });
}
