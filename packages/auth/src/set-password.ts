import { ERRORS, PASSWORD_MAX, PASSWORD_MIN } from "@lacquer/contracts";
import { type Database, type Queryable, transaction } from "@lacquer/db";
import { actFrom } from "@lacquer/services";
import { hashPassword } from "better-auth/crypto";
import { passwordFault } from "./passwords/password-fault.ts";

/**
 * Resets a password for the operator: sets a new password and ends the account's sessions and API keys, all in one
 * transaction. Returns false if there is no account with that e-mail. Throws RangeError if the new password has the
 * wrong length or is easy to guess.
 */
export async function setPassword(db: Database, email: string, password: string): Promise<boolean> {
  if (password.length < PASSWORD_MIN || password.length > PASSWORD_MAX) {
    throw new RangeError(`A password needs ${PASSWORD_MIN} to ${PASSWORD_MAX} characters.`);
  }
  const fault = passwordFault(password, { email });
  if (fault) throw new RangeError(ERRORS[fault].message);
  const hash = await hashPassword(password);
  return transaction(db, async (tx) => {
    await actFrom(tx);
    // The operator hands the new password to the account's owner, so no mail is needed to confirm the address.
    const { rows } = await tx.query<{ id: number }>(
      `update users set email_verified = true
       where email = lower($1) and is_anonymous is not true and kind = 'person' and emptied_at is null
       returning id`,
      [email],
    );
    const user = rows[0];
    if (!user) return false;
    await writePassword(tx, user.id, hash);
    await tx.query("delete from sessions where user_id = $1", [user.id]);
    await tx.query("delete from api_keys where user_id = $1", [user.id]);
    return true;
  });
}

/**
 * Sets a user's password. The caller must have locked the user's row. An account that was never confirmed may have lost
 * its row with the password; the row is then inserted in the form that better-auth uses.
 */
async function writePassword(tx: Queryable, userId: number, hash: string): Promise<void> {
  const { rowCount } = await tx.query(
    "update accounts set password = $2, updated_at = now() where provider_id = 'credential' and user_id = $1",
    [userId, hash],
  );
  if (rowCount) return;
  await tx.query(
    "insert into accounts (user_id, account_id, provider_id, password) values ($1, $1::int::text, 'credential', $2)",
    [userId, hash],
  );
}
