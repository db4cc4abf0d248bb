import type { ServerResponse } from "node:http";
import type { Play } from "./play.ts";
import type { ImagesRequest } from "./rules.ts";

/** One call, with its request and how it ended. */
export interface OpenAiCall extends ImagesRequest {
  play: Play["do"];
  /** Milliseconds since the epoch. */
  at: number;
  endedAt: number | null;
  /** 0 when no answer was begun. */
  status: number;
  /** The caller went away before the answer was whole. */
  aborted: boolean;
}

/** Records calls, each until its connection is over. */
export interface CallLog {
  /** Calls that are not over yet. */
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
