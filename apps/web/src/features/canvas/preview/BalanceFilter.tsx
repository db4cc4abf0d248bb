import type { Balance } from "@lacquer/nails";

/** Returns a byte table as text for SVG. A discrete table of 256 steps gives exactly the renderer's byte values. */
const tableValues = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (byte / 255).toFixed(5)).join(" ");

/**
 * An SVG filter that replaces each byte of a picture by its entry in the tables. The tables may, for example, remove
 * the photo's colour cast in the finished image.
 */
export function BalanceFilter({ id, balance }: { id: string; balance: Balance }) {
  return (
    <svg width="0" height="0" style={{ position: "absolute" }} aria-hidden>
      <filter id={id} colorInterpolationFilters="sRGB" x="0" y="0" width="1" height="1">
        <feComponentTransfer>
          <feFuncR type="discrete" tableValues={tableValues(balance.red)} />
          <feFuncG type="discrete" tableValues={tableValues(balance.green)} />
          <feFuncB type="discrete" tableValues={tableValues(balance.blue)} />
        </feComponentTransfer>
      </filter>
    </svg>
  );
}
