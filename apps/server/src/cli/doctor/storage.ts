import path from "node:path";
import { type CommonEnv, dataFolder, openStorage } from "@lacquer/runtime";
import { errorMessage } from "../error-message.ts";
import { type Diagnosis, good, wrong } from "./diagnosis.ts";

export async function examineStorage(env: CommonEnv): Promise<Diagnosis> {
  const folder = dataFolder(env);
  const storage = openStorage(env, folder);
  const isBucket = storage.kind === "s3";
  try {
    await storage.check();
  } catch (error) {
    const remedy = isBucket ? "" : "; make DATA_DIR writable for this user";
    return wrong("Storage", `${errorMessage(error)}${remedy}`);
  }
  return isBucket
    ? good("Storage", `the bucket ${env.S3_BUCKET} at ${storage.origin} answers`)
    : good("Storage", `the folder ${path.join(folder, "storage")} can be written`);
}
