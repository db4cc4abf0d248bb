import { watchWorker } from "../../../platform/watch-worker.ts";
import { HAND_FILES } from "./hand-files.ts";
import type { FromHands, SeenHand, ToHands, View } from "./hand-worker.ts";

/** Finds hands on one photo, in its own worker. */
export interface HandFinder {
  look(view: View): Promise<SeenHand[]>;
  close(): void;
}

/**
 * Loads the hand finder and sends it the photo. Rejects when the browser has no WebAssembly or no WebGL in workers, or
 * when a file is missing.
 */
export async function openHandFinder(photo: ImageBitmap): Promise<HandFinder> {
  let answer = Promise.withResolvers<FromHands>();
  const worker = watchWorker<FromHands>(new Worker(new URL("./hand-worker.ts", import.meta.url)), {
    onMessage: (message) => answer.resolve(message),
    onLost: () => answer.resolve({ fault: "The hand finder could not be started." }),
  });
  const ask = async (message: ToHands, transfer: Transferable[] = []): Promise<FromHands> => {
    answer = Promise.withResolvers<FromHands>();
    worker.post(message, transfer);
    const reply = await answer.promise;
    if ("fault" in reply) throw new Error(reply.fault);
    return reply;
  };
  const files = Object.fromEntries(
    Object.entries(HAND_FILES).map(([name, url]) => [name, new URL(url, location.href).href]),
  );
  try {
    await ask({ files, photo }, [photo]);
  } catch (error) {
    worker.close();
    throw error;
  }
  return {
    async look(view) {
      const reply = await ask({ view });
      return "hands" in reply ? reply.hands : [];
    },
    close() {
      worker.close();
      answer.resolve({ fault: "The hand finder was closed." });
    },
  };
}
