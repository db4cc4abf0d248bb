import type { ApiFault } from "./rules.ts";

/** The course of one call, after `afterMs` or once the test releases it. */
export type Play = { afterMs?: number } & (
  | { do: "paint" }
  | { do: "fault"; fault: ApiFault }
  /** Accepts the order, then drops the connection. */
  | { do: "reset" }
  /** Accepts the order, sends one partial, then ends the stream as if it were complete. */
  | { do: "cut" }
  /** Accepts the order, sends one partial, and continues painting once the test releases it. */
  | { do: "stall" }
  /** Accepts the order and answers with this instead of a picture. `cut`: it promises more, and the line breaks off. */
  | { do: "body"; status?: number; type: string; body: string; cut?: true }
  /** Accepts the order and goes silent: before the headers, after a stream's headers, or within a body. */
  | { do: "hang"; after: "order" | "headers" | "body" }
  /** Accepts the order and sends megabytes without end. */
  | { do: "flood" }
);
