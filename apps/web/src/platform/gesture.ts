let token = 0;
let held = 0;

/** One press of a pointer, one composed word: what is changed meanwhile, and at once after it, is one gesture. */
export interface GestureNow {
  token: number;
  /** True while the pointer is down, or the word is being composed. */
  isHeld: boolean;
}

export const gestureNow = (): GestureNow => ({ token, isHeld: held > 0 });

const begin = (event: Event) => {
  token += 1;
  // Whose end was heard elsewhere, over a list of the browser's say, is not waited for.
  held = "isPrimary" in event && event.isPrimary ? 1 : held + 1;
};
const end = () => {
  held = Math.max(0, held - 1);
};
const endAll = () => {
  held = 0;
};
/** A window that is left hears of no end. */
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

/** Follows pointers and input methods, before anything else hears of them. Returns the way to stop. */
export function followGestures(): () => void {
  const entries = Object.entries(LISTENERS);
  for (const [name, listener] of entries) window.addEventListener(name, listener, true);
  return () => {
    for (const [name, listener] of entries) window.removeEventListener(name, listener, true);
  };
}
