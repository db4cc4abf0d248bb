import type { Nail } from "../nail.ts";
import type { Layer } from "../sample.ts";
import { luminance } from "../srgb.ts";

/** A drop of white in clear gel. The layers below show through a soft haze, which is thicker where the gel pools. */
export function milk({ finish }: Nail): Layer {
  return (s) => {
    const pooled = Math.min(1, Math.max(0, 1 + s.d / 0.1));
    // Less white is needed over dark colours, because the eye sees every trace of white on them.
    const pale = 0.2 * luminance([s.r, s.g, s.b]);
    const veil = finish * (0.09 + 0.05 * pooled + pale);
    s.r += (0.92 - s.r) * veil;
    s.g += (0.89 - s.g) * veil;
    s.b += (0.87 - s.b) * veil;
    const left = 1 - veil;
    s.metal *= left;
    s.er *= left;
    s.eg *= left;
    s.eb *= left;
    s.cover += (1 - s.cover) * veil;
  };
}
