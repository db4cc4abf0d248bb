import { useRef } from "react";

/** Matches all panels over the studio, except menus. */
const OVER = "[role='dialog'], [role='alertdialog'], [role='listbox']";

/** The element outside all overlays that had the focus last. It gets the focus back when all overlays are closed. */
let lastOutside: HTMLElement | null = null;

/**
 * Returns the control itself. For an entry of a menu, returns the button that opened the menu, because only that button
 * remains.
 */
function lastingOf(element: HTMLElement): HTMLElement | null {
  const menu = element.closest("[role='menu']");
  return menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : element;
}

window.addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLElement && !target.closest(OVER)) lastOutside = lastingOf(target);
});

/** Returns the control whose press is opening a panel. */
function pressed(): HTMLElement | null {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return lastOutside;
  return active.closest("[data-passing]") ? lastOutside : lastingOf(active);
}

/** True if the last input was a finger's, not a mouse's or a key's. */
let isByFinger = window.matchMedia("(pointer: coarse)").matches;
window.addEventListener(
  "pointerdown",
  ({ pointerType }) => (isByFinger = pointerType === "touch"),
  true,
);
window.addEventListener("keydown", () => (isByFinger = false), true);

const NOT_WRITTEN = ["checkbox", "radio", "range", "file"];

/** True if the panel's first control is a field to write in. */
function beginsWithField(panel: Element): boolean {
  const first = panel.querySelector("button, a[href], input, select, textarea");
  return first instanceof HTMLInputElement
    ? !NOT_WRITTEN.includes(first.type)
    : first instanceof HTMLTextAreaElement;
}

/**
 * A panel opened with a finger gets the focus itself, unless it begins with a field to write in. Otherwise its first
 * button, often Close, would be marked with the focus ring, which only people who use keys need.
 */
function focusForFinger(event: Event): void {
  const panel = event.currentTarget;
  if (!isByFinger || !(panel instanceof HTMLElement) || beginsWithField(panel)) return;
  event.preventDefault();
  panel.focus({ preventScroll: true });
}

/**
 * When a panel closes, returns the focus to the control that opened it; Radix does so only for its own triggers. Spread
 * the result over the panel's content.
 */
export function useOverlayFocus(onOpen: (event: Event) => void = focusForFinger) {
  const opener = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus(event: Event) {
      opener.current = pressed();
      onOpen(event);
    },
    onCloseAutoFocus(event: Event) {
      event.preventDefault();
      // If the focus has already been moved elsewhere, it stays there.
      const active = document.activeElement;
      if (active && active !== document.body && !active.closest("[data-radix-focus-guard]")) return;
      if (opener.current?.isConnected) opener.current.focus();
    },
    // A message lies over an open panel, so a press in the message must not close the panel.
    onInteractOutside(event: Event) {
      if (event.target instanceof Element && event.target.closest("[data-sonner-toaster]"))
        event.preventDefault();
    },
    // If a field uses Escape itself, the key does not close the panel.
    onEscapeKeyDown(event: KeyboardEvent) {
      if (event.target instanceof Element && event.target.closest("[data-own-escape]"))
        event.preventDefault();
    },
  };
}
