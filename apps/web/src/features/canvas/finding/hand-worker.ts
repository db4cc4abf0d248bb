/**
 * Runs `@mediapipe/hands` in a worker, so that hand detection never blocks the page. The package expects a page: it
 * adds script elements and draws on canvas elements. This file emulates those parts of a page with importScripts and
 * OffscreenCanvas. The worker is a classic one without imports, because module workers have no importScripts.
 */

/** One view of the photo for the finder: scaled by `zoom`, turned, and centred on a grey canvas. */
export interface View {
  width: number;
  height: number;
  zoom: number;
  /** The rotation in degrees, clockwise. */
  turn: number;
}

/**
 * Messages to the worker. The first one contains the photo and the addresses of the package's files under the files'
 * names. Each later message contains one view.
 */
export type ToHands = { files: Record<string, string>; photo: ImageBitmap } | { view: View };

/** One hand: 21 joints in fractions of the view, and left or right as in a mirror image. */
export interface SeenHand {
  joints: { x: number; y: number }[];
  label: "Left" | "Right";
}

export type FromHands = { ready: true } | { hands: SeenHand[] } | { fault: string };

interface Results {
  multiHandLandmarks?: { x: number; y: number }[][];
  multiHandedness?: { label: "Left" | "Right" }[];
}

interface Hands {
  setOptions(options: Record<string, number | boolean>): void;
  onResults(listener: (results: Results) => void): void;
  initialize(): Promise<void>;
  reset(): void;
  send(inputs: { image: OffscreenCanvas }): Promise<void>;
}

interface Scope {
  window: unknown;
  document: unknown;
  alert: (words: string) => void;
  Hands: new (config: { locateFile: (file: string) => string }) => Hands;
  importScripts: (url: string) => void;
  postMessage: (message: FromHands) => void;
  onmessage: (event: MessageEvent<ToHands>) => void;
}

const scope = self as unknown as Scope;

class ScriptElement {
  #source = "";
  #loaded: (() => void) | undefined;
  setAttribute(name: string, value: string) {
    if (name === "src") this.#source = value;
  }
  addEventListener(name: string, listener: () => void) {
    if (name === "load") this.#loaded = listener;
  }
  run() {
    scope.importScripts(this.#source);
    this.#loaded?.();
  }
}

function pretendToBeAPage() {
  scope.window = self;
  scope.document = {
    createElement: (tag: string) =>
      tag === "canvas"
        ? Object.assign(new OffscreenCanvas(1, 1), { style: {} })
        : new ScriptElement(),
    body: {
      appendChild: (element: unknown) => {
        // On a real page, a load event never fires during `appendChild`, so the script runs later here too.
        if (element instanceof ScriptElement) queueMicrotask(() => element.run());
      },
    },
    addEventListener: () => undefined,
    querySelector: () => null,
    getElementById: () => null,
  };
  scope.alert = (words) => {
    throw new Error(words);
  };
}

let hands: Hands | undefined;
let photo: ImageBitmap | undefined;
let last: Results = {};

async function begin(files: Record<string, string>): Promise<FromHands> {
  pretendToBeAPage();
  scope.importScripts(files["hands.js"] ?? "");
  hands = new scope.Hands({ locateFile: (file) => files[file] ?? file });
  hands.setOptions({
    maxNumHands: 4,
    modelComplexity: 1,
    minDetectionConfidence: 0.1,
    minTrackingConfidence: 0.1,
    // WebAssembly is thirty times faster than WebGL in software, and gives the same joints on every device.
    useCpuInference: true,
  });
  hands.onResults((results) => {
    last = results;
  });
  await hands.initialize();
  return { ready: true };
}

async function look({ width, height, zoom, turn }: View): Promise<FromHands> {
  const image = new OffscreenCanvas(width, height);
  const context = image.getContext("2d");
  if (context && photo) {
    context.fillStyle = "#808080";
    context.fillRect(0, 0, width, height);
    context.translate(width / 2, height / 2);
    context.rotate((turn * Math.PI) / 180);
    context.scale(zoom, zoom);
    context.drawImage(photo, -photo.width / 2, -photo.height / 2);
  }
  last = {};
  // Without a reset, the finder would keep tracking the hand of the previous view.
  hands?.reset();
  await hands?.send({ image });
  return {
    hands: (last.multiHandLandmarks ?? []).map((joints, i) => {
      const side = last.multiHandedness?.[i]?.label ?? "Right";
      return { joints: joints.map(({ x, y }) => ({ x, y })), label: side };
    }),
  };
}

// If a file cannot be loaded, the package never stops waiting for it. Only an unhandled rejection reports the error.
self.addEventListener("unhandledrejection", ({ reason }) => {
  scope.postMessage({ fault: String(reason) });
});

scope.onmessage = async ({ data }) => {
  try {
    if ("photo" in data) photo = data.photo;
    scope.postMessage("files" in data ? await begin(data.files) : await look(data.view));
  } catch (error) {
    scope.postMessage({ fault: error instanceof Error ? error.message : String(error) });
  }
};
