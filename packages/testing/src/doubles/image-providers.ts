import { PAINTER_EDITION } from "@lacquer/contracts";
import type { ImageProvider, ImageRequest, MadeImage } from "@lacquer/imaging";
import sharp from "sharp";

let ready: Promise<MadeImage> | undefined;

/** Returns a small finished picture, which is made only once. */
export function madeImage(): Promise<MadeImage> {
  ready ??= sharp({ create: { width: 32, height: 32, channels: 3, background: "#b03060" } })
    .webp()
    .toBuffer()
    .then((bytes) => ({ bytes, contentType: "image/webp", width: 32, height: 32 }));
  return ready;
}

/**
 * An image provider for testing everything around it. `script` returns each image or throws. Without a script, every
 * image is ready at once.
 */
export function scriptedProvider(
  script: (request: ImageRequest, signal: AbortSignal) => Promise<void> | void = () => {},
): ImageProvider & { calls: { job: string; imageIndex: number }[] } {
  const calls: { job: string; imageIndex: number }[] = [];
  return {
    name: "renderer",
    can: { paid: false, previews: false, keepsTheHand: true },
    edition: PAINTER_EDITION,
    aiSystem: null,
    calls,
    async make(request, signal) {
      calls.push({ job: request.seed.split("/")[0] ?? "", imageIndex: request.imageIndex });
      await script(request, signal);
      signal.throwIfAborted();
      return madeImage();
    },
  };
}

export interface Gate {
  /** Resolves once the gate is open. Rejects when the signal aborts first. */
  pass(signal: AbortSignal): Promise<void>;
  open(): void;
}

/** Returns a gate that holds work back until a test opens it. */
export function createGate(): Gate {
  const opened = Promise.withResolvers<void>();
  return {
    open: opened.resolve,
    pass: (signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
        void opened.promise.then(resolve);
      }),
  };
}
