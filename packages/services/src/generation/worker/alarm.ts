/** Rings once at a set time. Setting it again replaces the earlier time. */
export interface Alarm {
  /** Milliseconds from now; null = not at all. */
  ringIn(ms: number | null): void;
}

export function createAlarm(ring: () => void): Alarm {
  let timer: NodeJS.Timeout | undefined;
  return {
    ringIn(ms) {
      clearTimeout(timer);
      if (ms !== null && ms > 0) timer = setTimeout(ring, Math.ceil(ms));
    },
  };
}
