import { useRef } from "react";

/** What was last pressed outside of everything that lies on top: where the focus belongs in the end. */
let lastOutside: HTMLElement | null = null;

/** The control that is at work now; an entry of a menu stands for the button that opened the menu. */
function pressed(): HTMLElement | null {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return lastOutside;
  const menu = active.closest("[role='menu']");
  if (menu) return document.getElementById(menu.getAttribute("aria-labelledby") ?? "");
  return active.closest("[data-passing]") ? lastOutside : active;
}

/**
 * Gives the focus back to what opened something, when that closes: Radix does so for triggers of its own alone.
 * Spread the answer over the content.
 */
export function useOverlayFocus(onOpen?: (event: Event) => void) {
  const opener = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus(event: Event) {
      opener.current = pressed();
      lastOutside = opener.current;
      onOpen?.(event);
    },
    onCloseAutoFocus(event: Event) {
      event.preventDefault();
      // Whoever was led on to something else stays there.
      const active = document.activeElement;
      if (active && active !== document.body && !active.closest("[data-radix-focus-guard]")) return;
      if (opener.current?.isConnected) opener.current.focus();
    },
    // A field that has a use of its own for Escape keeps it.
    onEscapeKeyDown(event: KeyboardEvent) {
      if (event.target instanceof Element && event.target.closest("[data-own-escape]"))
        event.preventDefault();
    },
  };
}
