import { z } from "zod";
import type { Schema, Vocabulary } from "./json-schema.ts";
import type { Random } from "./random.ts";
import type { Shot } from "./wire.ts";

/** Makes a request with this value in one field. `random` makes all other choices. */
export type FieldTry = (value: unknown, random: Random) => Shot;

export const JSON_TYPE = { "content-type": "application/json" };

/** Existing data, for requests that need it. */
export interface Known {
  jobId: string;
  imageUrl: string;
}

const HINTS: Record<string, unknown> = {
  email: "person@example.test",
  password: "canary-password-9f3a",
  newPassword: "canary-password-9f3b",
  endpoint: "https://fcm.googleapis.com/fcm/send/device",
  file: "a picture",
};
export const words = (refs: Record<string, Schema> = {}, known?: Known): Vocabulary => ({
  resolve: (ref) => refs[ref.slice(ref.lastIndexOf("/") + 1)] ?? {},
  hint: (field) =>
    known && /image(url)?$/i.test(field)
      ? known.imageUrl
      : ((known as Record<string, unknown> | undefined)?.[field] ?? HINTS[field]),
});

export const schemaOf = (type: z.ZodType): Schema =>
  z.toJSONSchema(type, { io: "input", unrepresentable: "any" }) as Schema;

export const wordsOf = (type: z.ZodType, known?: Known): Vocabulary =>
  words(schemaOf(type).$defs, known);
