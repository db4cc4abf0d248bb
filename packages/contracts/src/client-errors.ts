import { z } from "zod";

/** The maximum number of bytes in a browser's report of an error. */
export const CLIENT_ERROR_BODY_MAX = 8 * 1024;

/** Removes the query from every address in the text, because a signed link carries its signature in the query. */
const withoutQueries = (text: string) => text.replaceAll(/(\w:\/\/[^\s?#]*)[?#][^\s)"':]*/g, "$1");

/** An unhandled error in a browser, as the studio sends it to the server's log. */
export const clientErrorInput = z
  .strictObject({
    message: z.string().min(1).max(4_000).transform(withoutQueries),
    stack: z.string().max(8_000).transform(withoutQueries).optional(),
    /** The path of the page where the error happened, without origin and query. */
    path: z
      .string()
      .max(2_000)
      .transform((path) => path.split(/[?#]/)[0] ?? "")
      .optional(),
    /** The version of the studio that the browser runs. */
    version: z.string().max(100).optional(),
  })
  .meta({ id: "ClientError" });
export type ClientErrorInput = z.input<typeof clientErrorInput>;
