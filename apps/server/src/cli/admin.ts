// `pnpm lacquer admin grant <email>`, `revoke <email>` and `list` set and list who may open the monitor.
import { listAdmins, setAdmin } from "@lacquer/services";
import { OperatorFault, runCommand } from "./run-command.ts";

const USAGE = "Usage: pnpm lacquer admin grant <email> · admin revoke <email> · admin list";

await runCommand(async ({ services }, [verb, email, ...rest]) => {
  if (verb === "list" && email === undefined) {
    const admins = await listAdmins(services);
    return admins.length > 0 ? admins.join("\n") : "There are no admins.";
  }
  if ((verb !== "grant" && verb !== "revoke") || !email || rest.length > 0)
    throw new OperatorFault(USAGE);
  if (!(await setAdmin(services, { email, admin: verb === "grant" })))
    throw new OperatorFault(`There is no account with the e-mail ${email}.`);
  return verb === "grant"
    ? `${email} is an admin and may open /monitor in the studio.`
    : `${email} is not an admin.`;
});
