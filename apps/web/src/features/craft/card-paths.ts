import type { DraftTab } from "../tabs/index.ts";

type Named = Pick<DraftTab, "id" | "generationJobId">;

/** The part of an address that names the design's newest job. Another device reads the design from that job. */
const jobPart = ({ generationJobId }: Named): string =>
  generationJobId ? `?job=${encodeURIComponent(generationJobId)}` : "";

/** Returns the address of a design's salon card. */
export const cardPath = (tab: Named): string =>
  `/card/${encodeURIComponent(tab.id)}${jobPart(tab)}`;

/** Returns the address of the order sheet for a design's tips. */
export const tipsPath = (tab: Named): string =>
  `/card/${encodeURIComponent(tab.id)}/tips${jobPart(tab)}`;
