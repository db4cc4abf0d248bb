import type { NailGuide } from "@lacquer/contracts";

/** Returns "Ring nail", or "Left ring nail" if the hand is known. */
export function nailName(nail: Pick<NailGuide, "finger" | "hand">): string {
  const words = [nail.hand, nail.finger, "nail"].filter(Boolean).join(" ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
