import type { ApiFault } from "./rules.ts";

/** What becomes of one call, after `afterMs` or once the test releases it. */
export type Play = { afterMs?: number } & (
  | { do: "paint" }
  | { do: "fault"; fault: ApiFault }
  /** Takes the order, then drops the connection. */
  | { do: "reset" }
  /** Takes the order, sends one partial, then ends the stream as if it were whole. */
  | { do: "cut" }
  /** Takes the order, sends one partial, and paints on once the test releases it. */
  | { do: "stall" }
  /** Takes the order and answers with this instead of a picture; `cut`: it promises more, and the line breaks off. */
  | { do: "body"; status?: number; type: string; body: string; cut?: true }
  /** Takes the order and goes silent: before the headers, after those of a stream, or within a body. */
  | { do: "hang"; after: "order" | "headers" | "body" }
  /** Takes the order and sends megabytes without end. */
  | { do: "flood" }
);
