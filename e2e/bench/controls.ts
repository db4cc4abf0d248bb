import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";

/** A simple page that is measured for comparison, to show how fast the machine and the connection are by themselves. */
export interface Control {
  name: string;
  url: string;
  /** Has the same meaning as `ready` of `visit`. */
  ready: string;
}

const SIDE = 256;

/** Serves an empty page, and a page with a picture of about 190 kB. */
export async function startControls(): Promise<{ all: Control[]; close(): Promise<void> }> {
  const noise = randomBytes(SIDE * SIDE * 3);
  const picture = await sharp(noise, { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .png()
    .toBuffer();
  const server = createServer((request, response) => {
    if (request.url === "/picture.png") {
      response.setHeader("content-type", "image/png");
      return response.end(picture);
    }
    response.setHeader("content-type", "text/html");
    const body = request.url === "/plain" ? '<img src="/picture.png" alt="">' : "";
    return response.end(`<!doctype html><title>Control</title><main>${body}</main>`);
  });
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const kilobytes = Math.round(picture.length / 1000);
  return {
    all: [
      { name: "an empty page", url: `${origin}/`, ready: "load" },
      { name: `a picture of ${kilobytes} kB`, url: `${origin}/plain`, ready: "load" },
    ],
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
