import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { waitFor } from "../wait-for.ts";

export interface ReceivedMail {
  from: string;
  to: string[];
  subject: string;
  text: string;
  /** The link in the mail. */
  link: string | undefined;
}

export interface SmtpReceiver {
  /** The value for SMTP_URL. */
  url: string;
  received: ReceivedMail[];
  /** The server refuses this many of the next mails. */
  refuses: number;
  /** Waits for a mail to this address that has this subject. */
  mailTo(address: string, subject: RegExp): Promise<ReceivedMail>;
  close(): Promise<void>;
}

/** Starts a real mail server that keeps every mail it gets. */
export async function startSmtpReceiver(): Promise<SmtpReceiver> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (receiver.refuses > 0) {
          receiver.refuses -= 1;
          return done(Object.assign(new Error("Try again later"), { responseCode: 451 }));
        }
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
        receiver.received.push({ from, to, ...readMail(Buffer.concat(chunks).toString()) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve());
  });
  const { port } = server.server.address() as AddressInfo;
  const receiver: SmtpReceiver = {
    url: `smtp://127.0.0.1:${port}`,
    received: [],
    refuses: 0,
    mailTo: (address, subject) =>
      waitFor(
        `a mail to ${address} about ${subject}`,
        () =>
          receiver.received.find(
            (mail) => mail.to.includes(address) && subject.test(mail.subject),
          ) ?? null,
      ),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
  return receiver;
}

/** Reads a mail that consists of one text part. Our own sender writes mails in this form. */
function readMail(raw: string): Pick<ReceivedMail, "subject" | "text" | "link"> {
  const end = raw.indexOf("\r\n\r\n");
  const head = raw.slice(0, end).replaceAll(/\r\n[ \t]+/g, " ");
  const header = (name: string) =>
    new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1]?.trim() ?? "";
  const body = raw.slice(end + 4);
  const encoding = header("content-transfer-encoding");
  const text =
    encoding === "quoted-printable"
      ? fromQuotedPrintable(body)
      : encoding === "base64"
        ? Buffer.from(body, "base64").toString()
        : body;
  return { subject: header("subject"), text, link: /https?:\/\/\S+/.exec(text)?.[0] };
}

function fromQuotedPrintable(body: string): string {
  const bytes = body
    .replaceAll(/=\r\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return Buffer.from(bytes, "latin1").toString();
}
