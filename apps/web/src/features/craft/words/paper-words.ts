import { t } from "@lingui/core/macro";

/** The name of the paper of 8.5 × 11 inches. */
export const letterPaper = (): string =>
  t({
    message: "Letter",
    context: "paper",
    comment: "The size of paper that is usual in the USA.",
  });
