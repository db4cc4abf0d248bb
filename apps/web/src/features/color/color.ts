/** Names and colours of the studio's own nail polishes. */
export const BOTTLES: readonly { name: string; color: string }[] = [
  { name: "Lacquer red", color: "#B3122D" },
  { name: "Oxblood", color: "#5E0B17" },
  { name: "Vermilion", color: "#D8432B" },
  { name: "Rose", color: "#FF6B9D" },
  { name: "Coral blush", color: "#E9A79A" },
  { name: "Nude", color: "#D9B09A" },
  { name: "Porcelain", color: "#F0DDCF" },
  { name: "Milk", color: "#FFFFFF" },
  { name: "Gold thread", color: "#E3BE6A" },
  { name: "Bronze", color: "#8C5A34" },
  { name: "Celadon", color: "#7FA898" },
  { name: "Malachite", color: "#0B6B4B" },
  { name: "Ice blue", color: "#A9C4DB" },
  { name: "Midnight", color: "#1E2140" },
  { name: "Plum", color: "#5B2A55" },
  { name: "Ink", color: "#1A1516" },
];

/** Returns the name of the polish with this colour; for any other colour, returns its code. */
export function colorName(color: string): string {
  const code = color.toUpperCase();
  return BOTTLES.find((bottle) => bottle.color === code)?.name ?? code;
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
