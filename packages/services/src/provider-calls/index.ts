export { callImage } from "./call-image.ts";
export { countLostCalls, LeaseLost } from "./calls.ts";
export { providerFacts } from "./job-facts.ts";
export { isStanding, type Pause, probeNow, readPause } from "./pauses.ts";
export { describeRequest } from "./describe-request.ts";
