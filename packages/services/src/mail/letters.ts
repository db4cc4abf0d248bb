/** A mail before it is written: the kind of letter, and the values that its text contains. */
export type Letter =
  | { kind: "confirm-address"; url: string }
  | { kind: "finish-account"; url: string }
  | { kind: "account-exists"; url: string }
  | { kind: "sign-in-link"; url: string }
  | { kind: "reset-password"; url: string }
  | { kind: "approve-new-address"; url: string; newAddress: string }
  | { kind: "confirm-new-address"; url: string }
  | { kind: "address-changed"; newAddress: string }
  | { kind: "password-changed" }
  | { kind: "deletion-asked"; day: string }
  | { kind: "new-device"; device: string; address: string };

interface Written {
  subject: string;
  body: string;
}

type Words<K extends Letter["kind"]> = (letter: Extract<Letter, { kind: K }>) => {
  subject: string;
  says: string[];
};

const NOT_YOU = "If you did not ask for this, you do not need to do anything.";
const ALARM =
  "If this was not you, set a new password with “Forgot password” on the sign-in page. That signs out every device.";

/** No letter contains a person's name, because a stranger who types an address also types the name. */
const WORDS: { [K in Letter["kind"]]: Words<K> } = {
  "confirm-address": ({ url }) => ({
    subject: "Confirm your e-mail address",
    says: [
      "Somebody, probably you, created a Lacquer account with this address. Open this link to start using it:",
      url,
      `The link works for one hour. ${NOT_YOU} Without the link, the account cannot be used.`,
    ],
  }),
  "finish-account": ({ url }) => ({
    subject: "Finish your account",
    says: [
      "A Lacquer account with this address was created before, but never confirmed. Open this link to choose its password and start using it:",
      url,
      `The link works for one hour. ${NOT_YOU}`,
    ],
  }),
  "account-exists": ({ url }) => ({
    subject: "You already have an account",
    says: [
      "Somebody, probably you, tried to create a Lacquer account with this address. You have one already. Sign in here:",
      url,
      `If you forgot the password, choose “Forgot password” there. ${NOT_YOU}`,
    ],
  }),
  "sign-in-link": ({ url }) => ({
    subject: "Your link to sign in",
    says: [
      "Open this link to sign in to Lacquer:",
      url,
      `The link works once, for ten minutes. ${NOT_YOU}`,
    ],
  }),
  "reset-password": ({ url }) => ({
    subject: "Set a new password",
    says: [
      "Open this link to set a new password for Lacquer:",
      url,
      `The link works once, for one hour. ${NOT_YOU} Your password stays as it is.`,
    ],
  }),
  "approve-new-address": ({ url, newAddress }) => ({
    subject: "Change your e-mail address?",
    says: [
      `Somebody who is signed in to your Lacquer account wants to change its address to ${newAddress}. Open this link to allow it:`,
      url,
      "The link works for one hour. After you open it, we send a second link to the new address.",
      ALARM,
    ],
  }),
  "confirm-new-address": ({ url }) => ({
    subject: "Confirm your new e-mail address",
    says: [
      "Open this link to use this address for your Lacquer account from now on:",
      url,
      `The link works for one hour. ${NOT_YOU}`,
    ],
  }),
  "address-changed": ({ newAddress }) => ({
    subject: "Your e-mail address has changed",
    says: [
      `Your Lacquer account now belongs to the address ${newAddress}. You can no longer sign in with the old address.`,
      "If this was not you, tell the person who runs your studio immediately.",
    ],
  }),
  "password-changed": () => ({
    subject: "Your password has changed",
    says: [
      "The password of your Lacquer account has changed. All other devices were signed out.",
      ALARM,
    ],
  }),
  "deletion-asked": ({ day }) => ({
    subject: "Your account will be deleted",
    says: [
      `Somebody, probably you, asked to delete your Lacquer account. Photos, designs and credits will be permanently erased on ${day}.`,
      "Until then you can sign in and keep the account, under “Your data” in the settings.",
      ALARM,
    ],
  }),
  "new-device": ({ device, address }) => ({
    subject: "A new device signed in",
    says: [
      `A new device has signed in to your Lacquer account: ${device}, from ${address}.`,
      ALARM,
    ],
  }),
};

/** Returns the letter's subject and text. */
export function writeLetter<K extends Letter["kind"]>(
  letter: Extract<Letter, { kind: K }>,
): Written {
  const write = WORDS[letter.kind as K] as Words<K>;
  const { subject, says } = write(letter);
  return { subject, body: `${says.join("\n\n")}\n\nLacquer\n` };
}
