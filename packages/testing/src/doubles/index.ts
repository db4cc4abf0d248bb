export { createOpenAiDouble, FAULTS, type OpenAiDouble, type Play } from "./openai.ts";
export type { ApiFault } from "./openai-rules.ts";
export { wordColor } from "./openai-painting.ts";
export { createPushDouble, type PushDevice, type PushDouble } from "./push.ts";
export { createS3Double, type S3Double } from "./s3.ts";
