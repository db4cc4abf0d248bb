import { generateMessageId } from "@lingui/message-utils/generateMessageId";
import type { ExtractorType } from "@lingui/conf";
import { ERRORS } from "@lacquer/contracts";

/**
 * Sentences that the server sends besides its error messages. The studio looks up their translations by the whole
 * sentence.
 */
export const SERVER_SENTENCES = [
  "Starter credits",
  "A guest's credits stay behind",
  "Guest credits expired.",
  "Credits from the studio.",
  "Credits bought.",
  "Painting started.",
  "Canceled before every image was painted.",
  "Some images could not be painted.",
];

/** The file that contains the errors' sentences. */
const ERRORS_FILE = /contracts\/src\/errors\.ts$/;

/**
 * Adds the server's sentences to the catalogue. They come in the server's responses, in English, so the studio's own
 * code does not contain them.
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

/**
 * Returns translations under the keys `error.<code>`. The studio uses them for error sentences in which the server says
 * more than the sentence of the code.
 */
export function byErrorCode(translations: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(ERRORS).flatMap(([code, { message }]) =>
      message in translations ? [[`error.${code}`, translations[message]]] : [],
    ),
  );
}
