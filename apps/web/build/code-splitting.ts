import type { Rolldown } from "vite";

/**
 * The first page's code is split into two scripts: the packages and the studio. Packages rarely change, so browsers can
 * keep the packages' script across our releases.
 */
export const codeSplitting: Rolldown.OutputOptions["codeSplitting"] = {
  groups: [
    { name: "packages", test: /node_modules/, tags: ["$initial"], priority: 1 },
    { name: "studio", tags: ["$initial"] },
  ],
};
