import type { NailGuide } from "@lacquer/contracts";
import type {
  ExpectedNail,
  FoundNail,
  HandJoints,
  NailFit,
  NailPlace,
  ProposedNail,
  Sighting,
} from "@lacquer/nail-detection";
import type { SeenLook } from "@lacquer/nails";
import { watchWorker } from "../../../platform/watch-worker.ts";
import type { DetectionAnswer, DetectionQuestion } from "./detection-questions.ts";

/** Detects nails on a photo in a worker of its own. After the detector is closed, every request rejects. */
export interface Detector {
  hand(hand: HandJoints): Promise<FoundNail[]>;
  spot(): Promise<FoundNail[]>;
  propose(sightings: Sighting[]): Promise<ProposedNail[]>;
  /** Reads the look of these nails of the photo. */
  readLook(nails: NailGuide[]): Promise<SeenLook>;
  tap(point: { x: number; y: number }, expected: ExpectedNail): Promise<NailFit | null>;
  drag(drawn: NailPlace): Promise<NailFit | null>;
  /** True once the detector can no longer answer; a new detector may be opened then. */
  isLost(): boolean;
  close(): void;
}

/** Opens a detector for a photo and takes ownership of the photo. */
export function openDetector(photo: Promise<ImageBitmap>): Detector {
  const waiting = new Map<number, PromiseWithResolvers<DetectionAnswer>>();
  let count = 0;
  const failAll = (reason: string) => {
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };
  const worker = watchWorker<{ id: number; answer: DetectionAnswer }>(
    new Worker(new URL("./detection-worker.ts", import.meta.url), { type: "module" }),
    {
      onMessage({ id, answer }) {
        waiting.get(id)?.resolve(answer);
        waiting.delete(id);
      },
      onLost: () => failAll("The detection failed."),
    },
  );

  const post = async <Answer extends DetectionAnswer>(
    question: DetectionQuestion,
    transfer: Transferable[] = [],
  ): Promise<Answer> => {
    const id = (count += 1);
    const answer = Promise.withResolvers<DetectionAnswer>();
    worker.post({ id, question }, transfer);
    waiting.set(id, answer);
    return answer.promise as Promise<Answer>;
  };

  const shown = photo.then((picture) => post<null>({ ask: "show", photo: picture }, [picture]));
  const ask = async <Answer extends DetectionAnswer>(
    question: DetectionQuestion,
  ): Promise<Answer> => {
    await shown;
    return post<Answer>(question);
  };
  // The error is ignored here, because it also rejects every request that waits for the photo.
  shown.catch(() => undefined);

  return {
    hand: (hand) => ask({ ask: "hand", hand }),
    spot: () => ask({ ask: "spot" }),
    propose: (sightings) => ask({ ask: "propose", sightings }),
    readLook: (nails) => ask({ ask: "look", nails }),
    tap: (point, expected) => ask({ ask: "tap", point, expected }),
    isLost: () => worker.isLost,
    drag: (drawn) => ask({ ask: "drag", drawn }),
    close() {
      worker.close();
      failAll("The detector was closed.");
    },
  };
}
