/** Two presses in the same place count as a double press if at most this many milliseconds lie between them. */
export const DOUBLE_PRESS_MS = 600;
/** The second press of a double tap lands within this many pixels. */
const NEAR_PX = 24;

const CONTROLS =
  '[data-press], button, a[href], summary, input, select, textarea, [role^="menuitem"], [role="tab"]';
/**
 * Choices are exempt from the rule against double presses, because they are easily changed back, and swatches and boxes
 * lie close together.
 */
const CHOICES =
  'input, select, textarea, summary, [role="radio"], [role="checkbox"], [role="switch"], [aria-pressed]';
/**
 * All other controls act only once on a double press, because they may create, spend, end or remove something. Controls
 * that open and close a panel are exempt, and so are controls that are pressed step by step, which have `data-again`.
 */
const AGAIN = `${CHOICES}, [role="tab"], [aria-haspopup], [aria-expanded], [data-again]`;
/** Fields for writing text, as opposed to choosing. */
const WRITTEN = 'textarea, input:not([type="checkbox"], [type="radio"], [type="range"])';
const REST_OF_A_PRESS = ["pointerup", "mousedown", "mouseup", "click", "dblclick"] as const;

interface Press {
  at: number;
  x: number;
  y: number;
  control: Element | null;
}

function controlOf(target: EventTarget | null): Element | null {
  if (!(target instanceof Element)) return null;
  return target.closest("label")?.control ?? target.closest(CONTROLS);
}

/**
 * Returns true for the second press of a double press if it would hit a new control, or would repeat an action that
 * must happen once.
 */
function isSecondHalf(first: Press | null, { at, x, y, control }: Press): boolean {
  if (!first || !control || at - first.at >= DOUBLE_PRESS_MS) return false;
  if (control === first.control) return !control.matches(AGAIN);
  if (control.matches(CHOICES)) return false;
  return Math.hypot(x - first.x, y - first.y) <= NEAR_PX;
}

const swallow = (event: Event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

/**
 * Makes every control ignore the second press of a double click or double tap whose first press hit a control in the
 * same place (Retry before Cancel, for example). It covers pointers and keys. Returns a stop function.
 */
export function ignoreSecondPresses(): () => void {
  const stopPointer = ignoreSecondPointers();
  const stopKeys = ignoreSecondKeys();
  return () => {
    stopPointer();
    stopKeys();
  };
}

function ignoreSecondPointers(): () => void {
  let last: Press | null = null;
  let isDeaf = false;
  const onDown = (event: PointerEvent) => {
    if (!event.isPrimary) return;
    const control = controlOf(event.target);
    const press = { at: event.timeStamp, x: event.clientX, y: event.clientY, control };
    isDeaf = isSecondHalf(last, press);
    // Further quick presses are ignored too, because they are compared with the control of the first press.
    last = isDeaf ? { ...press, control: last?.control ?? null } : press;
    if (isDeaf) swallow(event);
  };
  const onRest = (event: Event) => {
    if (isDeaf && event.isTrusted) swallow(event);
  };
  // If the user typed something in between, the next press is intended.
  const onInput = ({ target }: Event) => {
    if (target instanceof Element && target.matches(WRITTEN)) last = null;
  };
  window.addEventListener("input", onInput, { capture: true });
  window.addEventListener("pointerdown", onDown, { capture: true });
  for (const name of REST_OF_A_PRESS) window.addEventListener(name, onRest, { capture: true });
  return () => {
    window.removeEventListener("input", onInput, { capture: true });
    window.removeEventListener("pointerdown", onDown, { capture: true });
    for (const name of REST_OF_A_PRESS) window.removeEventListener(name, onRest, { capture: true });
  };
}

const isWriting = (control: Element | null): boolean =>
  control === null || control.matches("input, textarea, select");

/** Pressing Enter in a single-line field submits the form. */
const isSubmit = ({ key }: KeyboardEvent, control: Element | null): boolean =>
  key === "Enter" && control instanceof HTMLInputElement && control.form !== null;

/**
 * Does the same for keys. Key presses have no pointer position, so the focused control counts instead, even if the
 * focus has moved to a new control. If another key was pressed in between, the press counts as intended.
 */
function ignoreSecondKeys(): () => void {
  let last: Press | null = null;
  let isDeaf = false;
  const onDown = (event: KeyboardEvent) => {
    const isPress = event.key === "Enter" || event.key === " ";
    isDeaf = false;
    if (!isPress || event.ctrlKey || event.metaKey || event.altKey) {
      last = null;
      return;
    }
    const control = controlOf(event.target);
    const press = { at: event.timeStamp, x: 0, y: 0, control };
    const isHeld = event.repeat && control?.matches(AGAIN) === false;
    isDeaf = isSubmit(event, control)
      ? event.repeat || (control === last?.control && press.at - last.at < DOUBLE_PRESS_MS)
      : !isWriting(control) && (isHeld || isSecondHalf(last, press));
    last = isDeaf ? { ...press, control: last?.control ?? null } : press;
    if (isDeaf) swallow(event);
  };
  // A button reacts to the space bar only when the key is released.
  const onUp = (event: KeyboardEvent) => {
    if (isDeaf && event.key === " ") swallow(event);
  };
  window.addEventListener("keydown", onDown, { capture: true });
  window.addEventListener("keyup", onUp, { capture: true });
  return () => {
    window.removeEventListener("keydown", onDown, { capture: true });
    window.removeEventListener("keyup", onUp, { capture: true });
  };
}
