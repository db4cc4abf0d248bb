import { useEffect, useRef, useState } from "react";

const QUICK_MS = 250;
const REST_MS = 110;

/**
 * Returns the value. While the value changes quickly, returns the earlier value until the new one has been stable for a
 * moment.
 */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  const changedAt = useRef(0);
  useEffect(() => {
    const now = performance.now();
    const isQuick = now - changedAt.current < QUICK_MS;
    changedAt.current = now;
    const timer = setTimeout(() => setRested(value), isQuick ? REST_MS : 0);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
