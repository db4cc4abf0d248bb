import { t } from "@lingui/core/macro";
import { createEvent } from "ics";
import { type Offer, slotMinutes } from "./messages.ts";

/**
 * Returns the appointment as a file that every calendar can open. The appointment lasts for the longest expected
 * duration.
 */
export function slotFile({ name, plan }: Offer, slot: Date): string {
  const { error, value } = createEvent({
    title: t({ message: `Nails: ${name}`, comment: "The title of an appointment." }),
    productId: "lacquer/ics",
    // A timestamp, so that a calendar in another time zone shows the right hour.
    start: slot.getTime(),
    startInputType: "utc",
    startOutputType: "utc",
    duration: { minutes: slotMinutes(plan) },
    busyStatus: "BUSY",
  });
  if (!value) throw error ?? new Error("The calendar file for the appointment could not be made.");
  return value;
}
