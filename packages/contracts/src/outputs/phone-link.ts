import { z } from "zod";
import { uploadOutput } from "./upload.ts";

const secondsLeft = z
  .int()
  .min(0)
  .describe("The seconds until the link expires, by the studio's clock.");

export const newPhoneLinkOutput = z
  .object({
    id: z.uuid(),
    token: z
      .string()
      .describe("The token that opens the link. It is returned only in this answer."),
    secondsLeft,
  })
  .meta({ id: "NewPhoneLink", description: "A link for one photo from a phone." });
export type NewPhoneLink = z.output<typeof newPhoneLinkOutput>;

export const PHONE_LINK_STATES = ["waiting", "connected", "arrived", "expired", "closed"] as const;

export const phoneLinkOutput = z
  .object({
    id: z.uuid(),
    tabId: z.string(),
    state: z
      .enum(PHONE_LINK_STATES)
      .describe(
        "waiting: no phone has opened the link yet; connected: a phone has opened it; arrived: the phone has sent its photo.",
      ),
    secondsLeft,
    upload: uploadOutput
      .nullable()
      .describe("The photo; null before it has arrived and after it is deleted."),
  })
  .meta({ id: "PhoneLink", description: "The state of a link for a photo from a phone." });
export type PhoneLink = z.output<typeof phoneLinkOutput>;

/** The answer that a phone gets when it opens its link. */
export const openedPhoneLinkOutput = z
  .object({ secondsLeft })
  .meta({ id: "OpenedPhoneLink", description: "A link that a phone has opened." });
export type OpenedPhoneLink = z.output<typeof openedPhoneLinkOutput>;

export const sentPhonePhotoOutput = z
  .object({
    width: z.int().describe("In pixels, as the photo is stored."),
    height: z.int().describe("In pixels, as the photo is stored."),
  })
  .meta({ id: "SentPhonePhoto", description: "A photo that has arrived from a phone." });
export type SentPhonePhoto = z.output<typeof sentPhonePhotoOutput>;
