/** The operator's commands, whose programs are in apps/server/src/cli, and the command that applies the migrations. */
export const COMMANDS = new Set([
  "db-push",
  "doctor",
  "credits",
  "users",
  "keys",
  "admin",
  "audit",
  "backup",
  "restore",
]);

/** Commands whose arguments are files, relative to the folder in which the person typed the command. */
export const OF_FILES = new Set(["backup", "restore"]);

export const USAGE = `  doctor [--json]                   says in words what is wrong and what to do
  credits grant <email> <amount>    grants credits; a negative amount takes them back
  users reset-password <email>      prints a new password, once
  keys create <email> [--name <name>] [--scope read|create|manage] [--days <n>]
                                    prints a new API key, once
  keys list <email> · keys revoke <email> <id>
  admin grant <email> · admin revoke <email> · admin list
                                    who may open the monitor
  audit [<email>] [--limit <n>] [--before <id>]
                                    who did what, when and from where, newest first
  backup <file> · restore <file>    database and pictures as one file
  db-push                           applies the migrations`;
