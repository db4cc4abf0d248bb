import type { ApiFault } from "./rules.ts";

/** What happens to one call, after `afterMs` or once the test releases the call. */
export type Play = { afterMs?: number } & (
  | { do: "paint" }
  | { do: "fault"; fault: ApiFault }
  /** Accepts the call, then drops the connection. */
  | { do: "reset" }
  /** Accepts the call, sends one partial picture, then ends the stream as if it were complete. */
  | { do: "cut" }
  /** Accepts the call, sends one partial picture, and continues once the test releases the call. */
  | { do: "stall" }
  /**
   * Accepts the call and answers with this body instead of a picture. `cut`: the header promises more bytes, and the
   * connection breaks.
   */
  | { do: "body"; status?: number; type: string; body: string; cut?: true }
  /** Accepts the call and goes silent: before the headers, after a stream's headers, or within a body. */
  | { do: "hang"; after: "order" | "headers" | "body" }
  /** Accepts the call and sends megabytes without end. */
  | { do: "flood" }
);
