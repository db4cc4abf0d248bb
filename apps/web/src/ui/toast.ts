import type { ExternalToast } from "sonner";

export interface Toast {
  kind: "plain" | "info" | "error";
  title: string;
  about: ExternalToast | undefined;
}

type Listener = (toast: Toast) => void;

/** What was said before anybody could show it. */
let waiting: Toast[] = [];
let show: Listener | null = null;
let onFirst: (() => void) | null = null;

function say(said: Toast) {
  if (show) return show(said);
  waiting.push(said);
  onFirst?.();
}

/** Calls back as soon as there is something to show, so that what shows it comes only then. */
export function onToastWaiting(listener: () => void): () => void {
  onFirst = listener;
  if (waiting.length > 0) listener();
  return () => {
    onFirst = null;
  };
}

/** Shows what waits, and from now on all that is said. */
export function showToasts(listener: Listener): () => void {
  show = listener;
  for (const said of waiting) listener(said);
  waiting = [];
  return () => {
    show = null;
  };
}

/** A few words at the edge of the studio, gone again by themselves. */
export function toast(title: string, about?: ExternalToast): void {
  say({ kind: "plain", title, about });
}
toast.info = (title: string, about?: ExternalToast): void => say({ kind: "info", title, about });
toast.error = (title: string, about?: ExternalToast): void => say({ kind: "error", title, about });
