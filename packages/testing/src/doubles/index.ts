export type { OpenAiCall } from "./openai/call-log.ts";
export { createOpenAiDouble, type OpenAiDouble } from "./openai/double.ts";
export { imageAnswer } from "./openai/answer.ts";
export { FAULTS } from "./openai/faults.ts";
export type { Play } from "./openai/play.ts";
export type { ApiFault } from "./openai/rules.ts";
export { wordColor } from "./openai/painting.ts";
export { createPushDouble, type PushDevice, type PushDouble } from "./push.ts";
export { createS3Double, type S3Double } from "./s3.ts";
