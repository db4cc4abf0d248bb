import type { ExternalToast } from "sonner";

export interface Toast {
  kind: "plain" | "info" | "error";
  title: string;
  about: ExternalToast | undefined;
}

type Listener = (toast: Toast) => void;

/** Messages that arrived before the list was ready to show them. */
let waiting: Toast[] = [];
let show: Listener | null = null;
let onFirst: (() => void) | null = null;

function say(said: Toast) {
  if (show) return show(said);
  waiting.push(said);
  onFirst?.();
}

/** Calls `listener` for the first message, so that the list of messages is loaded only then. */
export function onToastWaiting(listener: () => void): () => void {
  onFirst = listener;
  if (waiting.length > 0) listener();
  return () => {
    onFirst = null;
  };
}

/** Shows the waiting messages, and every new message from then on. */
export function showToasts(listener: Listener): () => void {
  show = listener;
  for (const said of waiting) listener(said);
  waiting = [];
  return () => {
    show = null;
  };
}

/** Shows a short message at the edge of the studio. The message disappears by itself. */
export function toast(title: string, about?: ExternalToast): void {
  say({ kind: "plain", title, about });
}
toast.info = (title: string, about?: ExternalToast): void => say({ kind: "info", title, about });
toast.error = (title: string, about?: ExternalToast): void => say({ kind: "error", title, about });
