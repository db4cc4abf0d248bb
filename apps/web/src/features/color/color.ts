import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { i18n } from "../../platform/messages.ts";

/** Names and colours of the studio's own nail polishes. */
export const BOTTLES: readonly { name: MessageDescriptor; color: string }[] = [
  { name: msg({ message: "Lacquer red", comment: "nail polish" }), color: "#B3122D" },
  { name: msg({ message: "Oxblood", comment: "nail polish" }), color: "#5E0B17" },
  { name: msg({ message: "Vermilion", comment: "nail polish" }), color: "#D8432B" },
  { name: msg({ message: "Rose", comment: "nail polish" }), color: "#FF6B9D" },
  { name: msg({ message: "Coral blush", comment: "nail polish" }), color: "#E9A79A" },
  { name: msg({ message: "Nude", comment: "nail polish" }), color: "#D9B09A" },
  { name: msg({ message: "Porcelain", comment: "nail polish" }), color: "#F0DDCF" },
  { name: msg({ message: "Milk", comment: "nail polish" }), color: "#FFFFFF" },
  { name: msg({ message: "Gold thread", comment: "nail polish" }), color: "#E3BE6A" },
  { name: msg({ message: "Bronze", comment: "nail polish" }), color: "#8C5A34" },
  { name: msg({ message: "Celadon", comment: "nail polish" }), color: "#7FA898" },
  { name: msg({ message: "Malachite", comment: "nail polish" }), color: "#0B6B4B" },
  { name: msg({ message: "Ice blue", comment: "nail polish" }), color: "#A9C4DB" },
  { name: msg({ message: "Midnight", comment: "nail polish" }), color: "#1E2140" },
  { name: msg({ message: "Plum", comment: "nail polish" }), color: "#5B2A55" },
  { name: msg({ message: "Ink", context: "nail polish" }), color: "#1A1516" },
];

/** Returns the name of the polish with this colour; for any other colour, returns its code. */
export function colorName(color: string): string {
  const code = color.toUpperCase();
  const bottle = BOTTLES.find(({ color: own }) => own === code);
  return bottle ? i18n._(bottle.name) : code;
}

/**
 * Converts typed text (with or without #, three or six digits) to `#RRGGBB` in capitals; null if that is impossible.
 */
export function parseHex(text: string): string | null {
  const digits = text.trim().replace(/^#/, "");
  if (/^[0-9a-f]{6}$/i.test(digits)) return `#${digits.toUpperCase()}`;
  if (!/^[0-9a-f]{3}$/i.test(digits)) return null;
  return `#${[...digits]
    .map((digit) => digit + digit)
    .join("")
    .toUpperCase()}`;
}

/** Returns the text colour, dark or light, that is easier to read on a colour. */
export function textOn(color: string): "#1F1917" | "#FFFFFF" {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  // At about this luminance, dark text and white text have the same contrast.
  return luminance > 0.2 ? "#1F1917" : "#FFFFFF";
}

const RECENT_MOST = 8;

/** Returns the list with `color` in first place and no second copy of it. */
export function withRecent(recent: readonly string[], color: string): string[] {
  return [color, ...recent.filter((other) => other !== color)].slice(0, RECENT_MOST);
}
