import { plural, t } from "@lingui/core/macro";
import type { CraftPlan } from "@lacquer/craft";
import { priceRange } from "../craft-words.ts";
import { wordLocale } from "../words/figures.ts";

export const CHANNELS = ["whatsapp", "instagram", "mail"] as const;
export type Channel = (typeof CHANNELS)[number];

export interface Offer {
  /** The design's name. */
  name: string;
  plan: Pick<CraftPlan, "minutes" | "price" | "currency">;
  /** The time of the client's appointment; null if none is agreed yet. */
  slot: Date | null;
}

const STEP = 5;

/** Returns the minutes to reserve: the longest expected duration, rounded up to the next five minutes. */
export const slotMinutes = ({ minutes }: Offer["plan"]): number =>
  Math.ceil(minutes.to / STEP) * STEP;

/** Returns "95 minutes"; for two hours or more, returns a text such as "2 h 20 min". */
export function spokenTime(minutes: number): string {
  if (minutes < 120) return plural(minutes, { one: "# minute", other: "# minutes" });
  const rest = minutes % 60;
  const hours = Math.floor(minutes / 60);
  return rest === 0 ? t`${hours} h` : t`${hours} h ${rest} min`;
}

/** Returns "Tuesday 1 December at 10:00". */
function slotWords(slot: Date): string {
  const locale = wordLocale();
  const day = new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(slot);
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }).format(slot);
  return t`${day} at ${time}`;
}

export const subjectOf = ({ name }: Offer): string =>
  t({ message: `Your nails: ${name}`, comment: "The subject of a letter to the client." });

/** Returns the message for the client: the duration, the price and the appointment. */
export function messageFor(channel: Channel, offer: Offer): string {
  const { name, plan, slot } = offer;
  const price = priceRange(plan.price, plan.currency);
  const time = spokenTime(slotMinutes(plan));
  const when = slot && slotWords(slot);
  if (channel === "instagram")
    return when
      ? t`${name}: up to ${time}, ${price}. See you on ${when}!`
      : t`${name}: up to ${time}, ${price}. When would you like to come?`;
  const offered = t`Your set “${name}” takes up to ${time} and costs ${price}. We settle the final price in the chair.`;
  const closing = when ? t`See you on ${when}.` : t`Which day and time would suit you?`;
  if (channel === "whatsapp") return t`Hi! ${offered} ${closing}`;
  return [t`Hello,`, offered, closing].join("\n\n");
}

/**
 * Returns the address that opens the channel's app with the text filled in; null for Instagram, which has no such
 * address.
 */
export function openerOf(channel: Channel, offer: Offer, text: string): string | null {
  const body = encodeURIComponent(text);
  if (channel === "whatsapp") return `https://wa.me/?text=${body}`;
  if (channel === "mail")
    return `mailto:?subject=${encodeURIComponent(subjectOf(offer))}&body=${body}`;
  return null;
}
