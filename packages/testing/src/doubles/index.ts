export { createS3Double, type S3Double } from "./s3.ts";
