import { z } from "zod";

export const pushKeyOutput = z.object({
  publicKey: z.string().describe("What a browser needs to subscribe."),
});
export type PushKey = z.output<typeof pushKeyOutput>;
