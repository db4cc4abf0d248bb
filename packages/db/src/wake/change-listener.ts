import { CHANGES_CHANNEL } from "./channels.ts";
import { openListeningSession } from "./listening-session.ts";

const PAUSE_MS = 100;
const PAUSE_MAX_MS = 2_000;

export interface ChangeListener {
  close(): Promise<void>;
}

/**
 * Opens one session that listens for changed jobs. `url` must not lead through a transaction pooler. `onChange` is also
 * called after each (re)connect, because changes may have been missed. A lost session is reopened after a growing
 * pause.
 */
export function openChangeListener(options: {
  url: string;
  onChange: () => void;
  onError: (error: unknown) => void;
}): ChangeListener {
  const { url, onChange, onError } = options;
  return openListeningSession({
    url,
    name: "lacquer-live",
    channel: CHANGES_CHANNEL,
    pauseMs: PAUSE_MS,
    pauseMaxMs: PAUSE_MAX_MS,
    onNudge: onChange,
    onOpen: onChange,
    onError,
  });
}
