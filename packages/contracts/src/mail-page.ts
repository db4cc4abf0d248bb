/** The path of the studio's page to which links in mails point. */
export const MAIL_PAGE = "/mail";

/**
 * The studio's own pages send this header to /api/auth. A page of another site could send it only with a permission
 * that our server never gives. A link that somebody opens cannot send it at all.
 */
export const STUDIO_HEADER = "x-lacquer-studio";
