import type { ServerResponse } from "node:http";
import type { Play } from "./play.ts";
import type { ImagesRequest } from "./rules.ts";

/** One call: its request, and how it ended. */
export interface OpenAiCall extends ImagesRequest {
  play: Play["do"];
  /** The time of the call in milliseconds since the epoch. */
  at: number;
  endedAt: number | null;
  /** The status of the answer; 0 when no answer was begun. */
  status: number;
  /** True when the caller closed the connection before the answer was complete. */
  aborted: boolean;
}

/** Records calls. A call counts as in flight until its connection is closed. */
export interface CallLog {
  /** The number of calls that have not ended yet. */
  readonly inFlight: number;
  follow(request: ImagesRequest, response: ServerResponse): OpenAiCall;
}

export function createCallLog(): CallLog {
  let inFlight = 0;
  return {
    get inFlight() {
      return inFlight;
    },
    follow(request, response) {
      const call: OpenAiCall = {
        ...request,
        play: "paint",
        at: Date.now(),
        endedAt: null,
        status: 0,
        aborted: false,
      };
      inFlight += 1;
      response.once("close", () => {
        inFlight -= 1;
        call.endedAt = Date.now();
        call.status = response.headersSent ? response.statusCode : 0;
        call.aborted = !response.writableFinished;
      });
      return call;
    },
  };
}
