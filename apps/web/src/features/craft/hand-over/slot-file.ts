import { createEvent } from "ics";
import { type Offer, slotMinutes } from "./messages.ts";

/** The slot as a file that every calendar opens: the chair is taken for as long as the set may last. */
export function slotFile({ name, plan }: Offer, slot: Date): string {
  const { error, value } = createEvent({
    title: `Nails: ${name}`,
    productId: "lacquer/ics",
    // As a moment in time, so that a calendar in another zone shows the right hour.
    start: slot.getTime(),
    startInputType: "utc",
    startOutputType: "utc",
    duration: { minutes: slotMinutes(plan) },
    busyStatus: "BUSY",
  });
  if (!value) throw error ?? new Error("The slot could not be written.");
  return value;
}
