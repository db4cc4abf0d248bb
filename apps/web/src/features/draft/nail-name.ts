import type { NailGuide } from "@lacquer/contracts";

/** Returns "Ring nail", or "Left ring nail" if the hand is known, and "Nail" if nobody knows the finger. */
export function nailName(nail: Pick<NailGuide, "finger" | "fingerUnknown" | "hand">): string {
  const words = [nail.hand, nail.fingerUnknown ? null : nail.finger, "nail"]
    .filter(Boolean)
    .join(" ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
