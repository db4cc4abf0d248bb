/** The page of the studio that links in mails open. */
export const MAIL_PAGE = "/mail";

/**
 * The studio's own pages send this header to /api/auth. Another site's page can send it only with a permission that it
 * does not get, and a link that somebody opens cannot send it at all.
 */
export const STUDIO_HEADER = "x-lacquer-studio";
