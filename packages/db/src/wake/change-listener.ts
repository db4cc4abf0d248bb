import { CHANGES_CHANNEL } from "./channels.ts";
import { openListeningSession } from "./listening-session.ts";

const PAUSE_MS = 100;
const PAUSE_MAX_MS = 2_000;

export interface ChangeListener {
  close(): Promise<void>;
}

/**
 * One session of its own that hears of changed jobs; `url` must not lead through a transaction pooler. `onChange` is
 * also called after each (re)connect, for what was said meanwhile. A lost session comes back with a growing pause.
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
