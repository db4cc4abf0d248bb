let token = 0;
let held = 0;

/** One press of a pointer, or one composed word. All changes during the press or just after it form one gesture. */
export interface GestureNow {
  token: number;
  /** True while the pointer is down or the word is being composed. */
  isHeld: boolean;
}

export const gestureNow = (): GestureNow => ({ token, isHeld: held > 0 });

let atRest: (() => void)[] = [];

/** Calls `run` at once if no pointer is down; otherwise after the current press has been handled. */
export function onceAtRest(run: () => void): void {
  if (held === 0) run();
  else atRest.push(run);
}

function rest() {
  if (held > 0 || atRest.length === 0) return;
  const all = atRest;
  atRest = [];
  // Delayed by a timer, so that other handlers of the event that ends the press run first.
  setTimeout(() => all.forEach(onceAtRest));
}

const begin = (event: Event) => {
  token += 1;
  // The end of an earlier press may have been missed, for example over one of the browser's own lists. A new primary
  // pointer therefore resets the count.
  held = "isPrimary" in event && event.isPrimary ? 1 : held + 1;
};
const end = () => {
  held = Math.max(0, held - 1);
  rest();
};
const endAll = () => {
  held = 0;
  rest();
};
/** A window that loses the focus gets no event for the end of a press. */
const onBlur = ({ target }: Event) => {
  if (target === window) endAll();
};

const LISTENERS = {
  pointerdown: begin,
  compositionstart: begin,
  pointerup: end,
  compositionend: end,
  pointercancel: endAll,
  blur: onBlur,
};

/** Follows pointers and input methods before any other handler. Returns a stop function. */
export function followGestures(): () => void {
  const entries = Object.entries(LISTENERS);
  for (const [name, listener] of entries) window.addEventListener(name, listener, true);
  return () => {
    for (const [name, listener] of entries) window.removeEventListener(name, listener, true);
  };
}
