import { type DesignSettingsInput, FINISHES, TOPPERS } from "@lacquer/contracts";

/** Looks that use every texture, pattern and shape at least once. */
const LOOKS: DesignSettingsInput[] = [
  { finish: "glossy", patternType: "floral", nailShape: "almond", baseColor: "#17234D" },
  { finish: "chrome", patternType: "ombre", nailShape: "ballerina", baseColor: "#C0C4CC" },
  { finish: "glitter", patternType: "marble", texture: "crackle", nailLength: "long" },
  { finish: "jelly", patternType: "animal", nailShape: "square", nailLength: "extra-long" },
  { finish: "cateye", texture: "velvet", nailShape: "stiletto", baseColor: "#0F6B4A" },
  { finish: "metallic", patternType: "geometric", texture: "3d-gel", styleVibe: "futuristic" },
  { finish: "matte", patternType: "swirl", texture: "ribbed", nailShape: "lipstick" },
  { finish: "satin", patternType: "dots", nailShape: "flare" },
  { finish: "glossy", patternType: "french", nailShape: "squoval", accentColor: "#FFFFFF" },
  { finish: "holographic", topper: "matte" },
  { finish: "duochrome", topper: "glitter", accentColor: "#3FD0C0" },
  { finish: "flake", topper: "holographic", nailShape: "oval" },
  { finish: "pearl", topper: "duochrome", accentColor: "#8A4FC0" },
  { finish: "shimmer", topper: "flake", baseColor: "#17234D" },
  { finish: "milky", topper: "pearl" },
  { finish: "foil", topper: "shimmer" },
  { finish: "glossy", topper: "milky", baseColor: "#7B1E2B" },
  { finish: "chrome", topper: "foil", baseColor: "#C0C4CC" },
  { finish: "holographic", nailShape: "oval", baseColor: "#D9D6E8" },
  { finish: "duochrome", nailShape: "rounded", baseColor: "#2B1C5A", accentColor: "#1F8A70" },
  { finish: "flake", nailShape: "mountain-peak", baseColor: "#10131F" },
  { finish: "pearl", nailShape: "edge", baseColor: "#EFD9D0" },
  { finish: "shimmer", nailShape: "arrow-head", baseColor: "#8A3B52" },
  { finish: "milky", nailShape: "oval", nailLength: "short", baseColor: "#F2DDD8" },
  { finish: "chrome", nailShape: "oval", light: { angle: 215, height: 0.2 }, whiteBalance: "auto" },
  { finish: "foil", nailShape: "ballerina", baseColor: "#3A1020", whitePoint: "#E2D0A8" },
];

/** The looks, and one more for each finish and topper that none of them uses. */
export const DESIGNS: DesignSettingsInput[] = [
  ...LOOKS,
  ...FINISHES.filter((one) => !LOOKS.some(({ finish }) => finish === one)).map((finish) => ({
    finish,
  })),
  ...TOPPERS.filter((one) => !LOOKS.some(({ topper }) => topper === one)).map((topper) => ({
    topper,
  })),
];
