import { randomUUID } from "node:crypto";
import path from "node:path";
import { type CommonEnv, dataFolder, type openStorage } from "@lacquer/runtime";
import { allowedOrigins, type OwnEnv } from "../../env.ts";
import { errorMessage } from "../error-message.ts";
import { type Diagnosis, good, wrong } from "./diagnosis.ts";

type Storage = ReturnType<typeof openStorage>;

const TYPE = "image/png";
const LINK_SECONDS = 60;
const FETCH_MS = 4_000;

/** Checks that pictures can be stored, read and removed, and, for a bucket, that browsers can show the pictures. */
export async function examineStorage(
  env: CommonEnv & OwnEnv,
  storage: Storage,
): Promise<Diagnosis[]> {
  const isBucket = storage.kind === "s3";
  const key = `previews/doctor-${randomUUID()}`;
  try {
    await storage.check();
    await storage.put(key, Buffer.from("checked by the doctor"), TYPE);
    const origin = allowedOrigins(env)[0];
    const cors = storage.presign ? await examineCors(storage.presign, key, origin) : [];
    await storage.remove(key);
    const where = isBucket
      ? `the bucket ${env.S3_BUCKET} at ${storage.origin}`
      : `the folder ${path.join(dataFolder(env), "storage")}`;
    return [good("Storage", `${where} can be read and written`), ...cors];
  } catch (error) {
    const remedy = isBucket
      ? ""
      : "; make DATA_DIR writable for this user, and check whether the disk is full";
    return [wrong("Storage", `${errorMessage(error)}${remedy}`)];
  }
}

/** Requests an object in the way that a browser with the studio open does. */
async function examineCors(
  presign: NonNullable<Storage["presign"]>,
  key: string,
  origin: string,
): Promise<Diagnosis[]> {
  const link = { seconds: LINK_SECONDS, contentType: TYPE, fileName: "doctor.png" };
  const answer = await fetch(await presign(key, link), {
    headers: { origin },
    signal: AbortSignal.timeout(FETCH_MS),
  });
  await answer.body?.cancel();
  if (!answer.ok) {
    const words = `a link to a picture answers ${answer.status}; the key must be allowed to read objects`;
    return [wrong("Storage", words)];
  }
  const allowed = answer.headers.get("access-control-allow-origin");
  if (allowed === "*" || allowed === origin)
    return [good("Storage", `browsers of ${origin} may read pictures`)];
  const words = `the bucket's CORS rule does not let browsers of ${origin} read pictures; allow GET from it (docs/troubleshooting.md)`;
  return [wrong("Storage", words)];
}
