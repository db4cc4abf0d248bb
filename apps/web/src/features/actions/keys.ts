import { t } from "@lingui/core/macro";

/** The code writes keys as "Mod+Enter", "T" or "?". Mod is Ctrl, or ⌘ on Apple devices. */
const SIGNS: Record<string, string> = { Mod: "⌘", Shift: "⇧", Alt: "⌥", Enter: "↵" };

const isApple = (): boolean => /mac|iphone|ipad/i.test(navigator.platform);

/** Splits a combination into single keys, with the names that this device uses. */
export function keyCaps(keys: string, apple: boolean = isApple()): string[] {
  return keys.split(/\+(?=.)/).map((key) => {
    if (key === "Space") return t({ message: "Space", comment: "a key of the keyboard" });
    if (apple) return SIGNS[key] ?? key;
    return key === "Mod" ? "Ctrl" : key;
  });
}

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/**
 * Returns whether the pressed keys match `keys`. For a single key Shift is ignored, because some layouts need it for
 * "?".
 */
export function isPressed(keys: string, { key, ctrlKey, metaKey, altKey }: Pressed): boolean {
  const needsMod = keys.startsWith("Mod+");
  const wanted = needsMod ? keys.slice("Mod+".length) : keys;
  return key.toLowerCase() === wanted.toLowerCase() && (ctrlKey || metaKey) === needsMod && !altKey;
}
