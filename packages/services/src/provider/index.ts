export { describeRequest } from "./describe-request.ts";
