import { z } from "zod";

export const pushKeyOutput = z.object({
  publicKey: z.string().describe("The key with which a browser subscribes."),
});
export type PushKey = z.output<typeof pushKeyOutput>;
