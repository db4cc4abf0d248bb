/** The page of the studio that links in mails open. */
export const MAIL_PAGE = "/mail";
