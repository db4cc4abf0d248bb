import { LacquerError, type LiveMessage } from "@lacquer/contracts";
import type { Caller } from "../accounts/caller.ts";
import { liveStreams } from "../process-metrics.ts";
import { createMailbox, type Mailbox } from "./mailbox.ts";

/** A message for a window, or the news that the reader missed messages. */
export type LiveNews = LiveMessage | { kind: "missed" };

export interface LiveListener {
  /** The caller, whose stream ends with unauthorized when the session or API key ends. */
  caller: Caller;
  signal: AbortSignal;
}

/** The open streams of a process by user, each with a mailbox. */
export interface Listeners {
  /** Adds a stream, which stays open until `signal` fires or `leave` is called. */
  add(listener: LiveListener): { box: Mailbox<LiveNews>; leave(): void };
  isEmpty(): boolean;
  userIds(): number[];
  /** Returns the number of streams of each user. */
  counts(): Map<number, number>;
  tell(userId: number, messages: LiveMessage[]): void;
  callers(): Caller[];
  /** Ends the streams of callers whose session or key is no longer valid. */
  keep(isLiving: (caller: Caller) => boolean): void;
  closeAll(): void;
}

export function createListeners(onLeave: () => void): Listeners {
  const users = new Map<number, Map<Mailbox<LiveNews>, Caller>>();
  const all = () => [...users.values()].flatMap((boxes) => [...boxes]);
  const count = () =>
    liveStreams.set([...users.values()].reduce((sum, boxes) => sum + boxes.size, 0));

  return {
    add({ caller, signal }) {
      const { userId } = caller;
      const boxes = users.get(userId) ?? new Map<Mailbox<LiveNews>, Caller>();
      const box = createMailbox<LiveNews>({ kind: "missed" });
      const leave = () => {
        if (boxes.delete(box)) onLeave();
        if (boxes.size === 0 && users.get(userId) === boxes) users.delete(userId);
        box.close();
        count();
      };
      boxes.set(box, caller);
      users.set(userId, boxes);
      count();
      signal.addEventListener("abort", leave, { once: true });
      if (signal.aborted) leave();
      return { box, leave };
    },
    isEmpty: () => users.size === 0,
    userIds: () => [...users.keys()],
    counts: () => new Map([...users].map(([userId, boxes]) => [userId, boxes.size])),
    tell(userId, messages) {
      for (const box of users.get(userId)?.keys() ?? [])
        for (const message of messages) box.put(message);
    },
    callers: () => all().map(([, caller]) => caller),
    keep(isLiving) {
      for (const [box, caller] of all())
        if (!isLiving(caller)) box.close(new LacquerError("unauthorized"));
    },
    closeAll() {
      for (const [box] of all()) box.close();
      users.clear();
    },
  };
}
