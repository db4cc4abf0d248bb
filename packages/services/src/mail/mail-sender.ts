import type { ServiceContext } from "../context.ts";
import { mailTries } from "../process-metrics.ts";
import { waitWithTimeout } from "../resilience/timeout.ts";
import { createHandOver, type MailOptions } from "./hand-over.ts";
import { postponeMail, removeMail, type TakenMail, takeMails } from "./mails.ts";

/** The interval at which the sender looks for due mails. */
const LOOK_MS = 500;
/** The maximum number of mails that one process sends at once. */
const AT_ONCE = 4;

export type MailSenderOptions = MailOptions & { lookMs?: number };

export interface MailSender {
  stop(): Promise<void>;
}

/**
 * Sends mails. Any number of processes may run a sender, because each mail is taken under a lease. If a process dies
 * between the mail server's answer and the removal of the row, the mail is sent a second time.
 */
export function startMailSender(
  ctx: Pick<ServiceContext, "db" | "log">,
  { lookMs = LOOK_MS, ...options }: MailSenderOptions,
): MailSender {
  const handOver = createHandOver(options);
  let stopped = false;
  let round: Promise<void> | undefined;

  async function send(mail: TakenMail): Promise<void> {
    const { id, kind, attempt } = mail;
    try {
      const file = await handOver(mail);
      mailTries.inc({ outcome: "sent" });
      if (file) ctx.log.info({ kind, file }, "a mail was written to a file: SMTP_URL is not set");
    } catch (error) {
      mailTries.inc({ outcome: "failed" });
      const isKept = await postponeMail(ctx.db.pool, mail);
      // The mail server's error message may contain the recipient's address, so only the error's codes are logged.
      const fields = { mailId: id, kind, attempt, ...codesOf(error) };
      if (isKept) ctx.log.warn(fields, "a mail could not be sent; another try follows");
      else ctx.log.error(fields, "a mail could not be sent and was given up");
      return;
    }
    await removeMail(ctx.db.pool, mail);
  }

  async function sendDue(): Promise<void> {
    while (!stopped) {
      const taken = await takeMails(ctx.db.pool, AT_ONCE);
      if (taken.length === 0) return;
      await Promise.all(taken.map(send));
    }
  }

  const timer = setInterval(() => {
    round ??= sendDue()
      .catch((error: unknown) => {
        if (!stopped) ctx.log.warn({ err: error }, "mails could not be read; trying again");
      })
      .finally(() => {
        round = undefined;
      });
  }, lookMs);

  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      if (round) await waitWithTimeout(round, 2);
    },
  };
}

function codesOf(error: unknown): { smtpCode?: unknown; smtpStatus?: unknown } {
  if (!(error instanceof Error)) return {};
  return {
    ...("code" in error && { smtpCode: error.code }),
    ...("responseCode" in error && { smtpStatus: error.responseCode }),
  };
}
