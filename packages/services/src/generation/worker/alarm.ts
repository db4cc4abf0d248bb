/** A timer that fires once at a set time. Setting it again replaces the earlier time. */
export interface Alarm {
  /** Sets the alarm to this many milliseconds from now; null = no alarm. */
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
