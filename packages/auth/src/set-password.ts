import { ERRORS, PASSWORD_MAX, PASSWORD_MIN } from "@lacquer/contracts";
import { type Database, transaction } from "@lacquer/db";
import { hashPassword } from "better-auth/crypto";
import { passwordFault } from "./passwords/password-fault.ts";

/**
 * The operator's password reset. Sets a new password and ends the account's sessions and API keys, all in one
 * transaction. Returns false when no account with that e-mail has a password. Throws RangeError when the new password
 * has the wrong length or is easy to guess.
 */
export async function setPassword(db: Database, email: string, password: string): Promise<boolean> {
  if (password.length < PASSWORD_MIN || password.length > PASSWORD_MAX) {
    throw new RangeError(`A password needs ${PASSWORD_MIN} to ${PASSWORD_MAX} characters.`);
  }
  const fault = passwordFault(password, { email });
  if (fault) throw new RangeError(ERRORS[fault].message);
  const hash = await hashPassword(password);
  return transaction(db, async (tx) => {
    const { rows } = await tx.query<{ user_id: number }>(
      `update accounts set password = $2, updated_at = now()
       where provider_id = 'credential' and user_id = (select id from users where email = lower($1))
       returning user_id`,
      [email, hash],
    );
    const account = rows[0];
    if (!account) return false;
    // The operator gives the password to the account's owner, who then needs no mail to confirm the address.
    await tx.query("update users set email_verified = true where id = $1", [account.user_id]);
    await tx.query("delete from sessions where user_id = $1", [account.user_id]);
    await tx.query("delete from api_keys where user_id = $1", [account.user_id]);
    return true;
  });
}
