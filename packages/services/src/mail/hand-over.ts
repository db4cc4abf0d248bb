import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport, type SendMailOptions } from "nodemailer";
import type { TakenMail } from "./mails.ts";

/** The mail server or folder that mails go to, and the sender (`from`) that they show. */
export interface MailOptions {
  /** Undefined = mails are written into the folder. */
  smtpUrl: string | undefined;
  from: string;
  folder: string;
}

/** Hands a mail over, and returns the file that it was written to; null = a mail server took it. */
export type HandOver = (mail: TakenMail) => Promise<string | null>;

/** The maximum number of files in the folder. Their number must be limited, because any visitor can cause a mail. */
const FILES_MAX = 200;
const TRY_MS = 20_000;

function optionsOf({ recipient, subject, body, id }: TakenMail, from: string): SendMailOptions {
  return {
    from,
    // The recipient is an object, so that no character in the address can add a second recipient.
    to: { name: "", address: recipient },
    subject,
    text: body,
    messageId: `<${id}@lacquer.invalid>`,
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/**
 * Returns the function that hands mails to the mail server, or writes them into the folder if there is no mail server.
 */
export function createHandOver(options: MailOptions): HandOver {
  return options.smtpUrl === undefined
    ? toFolder(options)
    : toServer({ ...options, smtpUrl: options.smtpUrl });
}

function toServer({ smtpUrl, from }: MailOptions & { smtpUrl: string }): HandOver {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: TRY_MS,
    greetingTimeout: TRY_MS,
    socketTimeout: TRY_MS,
    dnsTimeout: TRY_MS,
  });
  return async (mail) => {
    await transport.sendMail(optionsOf(mail, from));
    return null;
  };
}

function toFolder({ from, folder }: MailOptions): HandOver {
  const transport = createTransport({ streamTransport: true, buffer: true });
  return async (mail) => {
    const { message } = await transport.sendMail(optionsOf(mail, from));
    if (!Buffer.isBuffer(message)) throw new Error("The mail was not made as one piece.");
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const time = new Date().toISOString().replaceAll(/[:.]/g, "-");
    const file = path.join(folder, `${time}-${mail.kind}-${mail.id.slice(0, 8)}.eml`);
    // Links in mails open accounts, so only the owner of the process may read the file.
    await writeFile(file, message, { mode: 0o600 });
    await keepNewest(folder);
    return file;
  };
}

/** Removes all but the newest FILES_MAX files. Files sort by age, because their names begin with the time. */
async function keepNewest(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".eml")).toSorted();
  for (const name of files.slice(0, -FILES_MAX)) await rm(path.join(folder, name), { force: true });
}
