/**
 * The errors that the studio itself can report, without an answer from the server. They have a file of their own,
 * because the catalogue of all errors is too large for the first page.
 */
export const OWN_ERRORS = {
  request_too_slow: {
    status: 408,
    reason: "The upload stalled before it was complete. Check the connection and try again.",
  },
  upload_too_large: {
    status: 413,
    reason: "The picture is over 10 MB. Export it at a smaller size and try again.",
  },
  upload_not_found: {
    status: 404,
    reason: "A picture of this design is no longer there. Add it again.",
  },
  internal: {
    status: 500,
    reason: "Something went wrong on our side. Nothing was lost; try again.",
  },
} as const;

/** The sentences at the end of an error's message that say what happened to the credits. */
export const MONEY_WORDS = {
  untouched: "Nothing was charged.",
  returned: "The credits are back.",
} as const;

/** Returns true if an error's message already says what happened to the credits. */
export const saysMoney = (sentence: string): boolean =>
  Object.values(MONEY_WORDS).some((words) => sentence.endsWith(words));
