import type { Texture } from "./texture.ts";

/** Ribs along the nail, modelled in gel, which are round on top and have narrow gaps between them. */
export const ribbed: Texture = (nail) => {
  const pitch = 0.155;
  const height = 0.024 * nail.texture;
  return (s) => {
    const turn = s.wrapped / pitch + 0.5;
    const at = (turn - Math.floor(turn) - 0.5) * 2;
    const rib = Math.sqrt(Math.max(0, 1 - at * at * 0.96));
    s.h += height * rib;
    const valley = 1 - 0.3 * nail.texture * (1 - rib) * (1 - rib);
    s.r *= valley;
    s.g *= valley;
    s.b *= valley;
  };
};
