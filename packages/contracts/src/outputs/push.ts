import { z } from "zod";

export const pushKeyOutput = z.object({
  publicKey: z.string().describe("The public key with which a browser subscribes to messages."),
});
export type PushKey = z.output<typeof pushKeyOutput>;
