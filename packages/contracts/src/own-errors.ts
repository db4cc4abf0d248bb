// Kept apart from the catalogue, because browsers need no more of it than this, and every first visit would load it.

/** The errors that the studio can report without having heard from the server. */
export const OWN_ERRORS = {
  request_too_slow: {
    status: 408,
    message: "The upload stalled before it was complete. Check the connection and try again.",
  },
  upload_too_large: {
    status: 413,
    message: "The picture is over 10 MB. Export it smaller and try again.",
  },
  upload_not_found: {
    status: 404,
    message: "A picture of this design is no longer there. Add it again.",
  },
  internal: {
    status: 500,
    message: "Something went wrong on our side. Nothing was lost; try again.",
  },
} as const;

export type MoneyOutcome = "untouched" | "returned";

/** What happened to the credits, for each error code whose sentence says so. */
export const ERROR_MONEY = {
  insufficient_credits: "untouched",
  limit_reached: "untouched",
  photo_unreadable: "returned",
  render_failed: "returned",
  attempts_exhausted: "returned",
  storage_failed: "returned",
  moderation_refused: "returned",
  provider_refused: "returned",
  provider_unavailable: "returned",
  provider_failed: "returned",
  outcome_unknown: "returned",
  result_unreadable: "returned",
} as const satisfies Record<string, MoneyOutcome>;
