import { t } from "@lingui/core/macro";
import type { AdminAudit } from "@lacquer/contracts";
import { type FormEvent, useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { Facts } from "./Facts.tsx";
import { exactTime } from "./monitor-words.ts";
import styles from "./monitor.module.css";

type Entry = AdminAudit["entries"][number];

const byWhom = ({ actor, admin }: Entry): string =>
  ({ person: t`the owner`, admin: admin ?? t`an admin`, operator: t`the operator` })[actor];

/** What happened to all accounts or to one: sign-ins, keys and changes, page by page. */
export function Audit() {
  const [email, setEmail] = useState<string>();
  /** The cursors of the pages from the first page to the one that is shown. */
  const [path, setPath] = useState<string[]>([]);
  const audit = trpc.admin.audit.useQuery({ email, cursor: path.at(-1) }, { staleTime: 0 });

  function find(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget).get("email") ?? "").trim();
    setPath([]);
    setEmail(words || undefined);
  }

  const next = audit.data?.nextCursor;
  return (
    <div className={styles.jobs}>
      <div className={styles.tools}>
        <form className={styles.find} role="search" onSubmit={find}>
          <input
            className="field-input"
            name="email"
            aria-label={t`Audit of an e-mail address`}
            placeholder={t`E-mail`}
            autoComplete="off"
          />
          <button className="button" type="submit">
            {t`Find`}
          </button>
        </form>
        {path.length > 0 && (
          <button className="button" type="button" onClick={() => setPath(path.slice(0, -1))}>
            {t`Later entries`}
          </button>
        )}
        {next && (
          <button className="button" type="button" onClick={() => setPath([...path, next])}>
            {t`Earlier entries`}
          </button>
        )}
      </div>
      {audit.error && (
        <p className="field-problem" role="alert">
          {failureOf(audit.error).message}
        </p>
      )}
      <Facts
        title={email ? t`Audit of ${email}` : t`Audit`}
        none={t`There are no entries.`}
        heads={[t`When`, t`Account`, t`What`, t`Detail`, t`Who`, t`Network`, t`Device`]}
        rows={(audit.data?.entries ?? []).map((one) => ({
          key: one.id,
          cells: [
            exactTime(one.at),
            one.user,
            one.act.replaceAll("_", " "),
            [one.detail, one.isLast ? t`more not recorded` : null].filter(Boolean).join(", "),
            byWhom(one),
            one.network,
            one.device,
          ],
        }))}
      />
    </div>
  );
}
