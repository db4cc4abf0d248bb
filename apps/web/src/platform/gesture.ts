let token = 0;
let held = 0;

/** One press of a pointer, or one composed word. All changes during it or just after it are one gesture. */
export interface GestureNow {
  token: number;
  /** True while the pointer is down, or the word is being composed. */
  isHeld: boolean;
}

export const gestureNow = (): GestureNow => ({ token, isHeld: held > 0 });

let atRest: (() => void)[] = [];

/** Runs `run` at once if no pointer is down; otherwise once the present press has been handled. */
export function onceAtRest(run: () => void): void {
  if (held === 0) run();
  else atRest.push(run);
}

function rest() {
  if (held > 0 || atRest.length === 0) return;
  const all = atRest;
  atRest = [];
  // Whoever handles the end of the press hears of it after this.
  setTimeout(() => all.forEach(onceAtRest));
}

const begin = (event: Event) => {
  token += 1;
  // An earlier press without a seen end, such as over one of the browser's own lists, no longer counts.
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
/** A window that loses the focus gets no event for the end. */
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

/** Follows pointers and input methods before anything else handles them. Returns the function that stops it. */
export function followGestures(): () => void {
  const entries = Object.entries(LISTENERS);
  for (const [name, listener] of entries) window.addEventListener(name, listener, true);
  return () => {
    for (const [name, listener] of entries) window.removeEventListener(name, listener, true);
  };
}
