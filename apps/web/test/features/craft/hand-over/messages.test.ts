import { expect, test } from "vitest";
import {
  messageFor,
  type Offer,
  openerOf,
  slotMinutes,
  spokenTime,
} from "../../../../src/features/craft/hand-over/messages.ts";
import { slotFile } from "../../../../src/features/craft/hand-over/slot-file.ts";

const OFFER: Offer = {
  name: "Rosé; with, pearls",
  plan: { minutes: { from: 88, to: 103 }, price: { from: 55.7, to: 64.2 }, currency: "EUR" },
  slot: null,
};
const SLOT = new Date(2026, 11, 1, 10, 0);

test("each message states minutes and price, and asks for a day until one is agreed", () => {
  expect(messageFor("whatsapp", OFFER)).toBe(
    "Hi! Your set “Rosé; with, pearls” takes up to 105 minutes and costs 55–65 €. We settle the final price in the chair. Which day and time would suit you?",
  );
  expect(messageFor("instagram", { ...OFFER, slot: SLOT })).toBe(
    "Rosé; with, pearls: up to 105 minutes, 55–65 €. See you on Tuesday 1 December at 10:00!",
  );
  expect(messageFor("mail", { ...OFFER, slot: SLOT })).toBe(
    "Hello,\n\nYour set “Rosé; with, pearls” takes up to 105 minutes and costs 55–65 €. We settle the final price in the chair.\n\nSee you on Tuesday 1 December at 10:00.",
  );
});

test("the duration of a long set is given in hours", () => {
  expect([95, 115, 120, 140].map(spokenTime)).toEqual([
    "95 minutes",
    "115 minutes",
    "2 h",
    "2 h 20 min",
  ]);
});

test("an app is opened with the whole message; Instagram accepts none", () => {
  const text = "1 & 2 = 3?\nÄ #";
  const whatsapp = new URL(openerOf("whatsapp", OFFER, text) ?? "");
  expect(whatsapp.origin).toBe("https://wa.me");
  expect(whatsapp.searchParams.get("text")).toBe(text);
  const mail = new URL(openerOf("mail", OFFER, text) ?? "");
  expect(Object.fromEntries(mail.searchParams)).toEqual({
    subject: "Your nails: Rosé; with, pearls",
    body: text,
  });
  expect(openerOf("instagram", OFFER, text)).toBeNull();
});

test("the calendar file has a timestamp, the longest duration of the set, and an escaped name", () => {
  const lines = slotFile(OFFER, SLOT).split("\r\n");
  const stamp = `${SLOT.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
  expect(lines).toContain(`DTSTART:${stamp}`);
  expect(lines).toContain(`DURATION:PT${slotMinutes(OFFER.plan)}M`);
  expect(lines).toContain(String.raw`SUMMARY:Nails: Rosé\; with\, pearls`);
  expect(lines[0]).toBe("BEGIN:VCALENDAR");
});
