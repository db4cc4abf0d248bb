export type { Letter } from "./letters.ts";
export { type MailSender, type MailSenderOptions, startMailSender } from "./mail-sender.ts";
export { queueMail } from "./mails.ts";
