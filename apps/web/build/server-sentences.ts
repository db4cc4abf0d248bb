import { generateMessageId } from "@lingui/message-utils/generateMessageId";
import type { ExtractorType } from "@lingui/conf";
import { ERRORS } from "@lacquer/contracts";

/** What the server says besides its errors. The studio looks these sentences up as they are. */
export const SERVER_SENTENCES = [
  "Guest credits expired.",
  "Credits from the studio.",
  "Credits bought.",
  "Painting started.",
  "Canceled before every image was painted.",
  "Some images could not be painted.",
];

/** The file in which the errors' sentences are. */
const ERRORS_FILE = /contracts\/src\/errors\.ts$/;

/**
 * Adds the server's sentences to the catalogue. They reach the studio in English with the answer, so they need no place
 * in the studio's own code.
 */
export const serverSentences: ExtractorType = {
  match: (file) => ERRORS_FILE.test(file),
  extract(file, _code, onMessageExtracted) {
    for (const [code, { message }] of Object.entries(ERRORS))
      onMessageExtracted({
        id: generateMessageId(message),
        message,
        comment: `The error ${code}`,
        origin: [file, 1],
      });
    for (const message of SERVER_SENTENCES)
      onMessageExtracted({
        id: generateMessageId(message),
        message,
        comment: "Why credits moved",
        origin: [file, 1],
      });
  },
};

/** Returns the translations of the errors by `error.` and their code, for errors whose sentence says more than the code. */
export function byErrorCode(translations: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(ERRORS).flatMap(([code, { message }]) =>
      message in translations ? [[`error.${code}`, translations[message]]] : [],
    ),
  );
}
