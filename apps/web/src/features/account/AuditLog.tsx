import { t } from "@lingui/core/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { failureOf } from "../../api/errors.ts";
import { trpc, trpcClient } from "../../api/trpc.ts";
import { shortTime } from "../../ui/format.ts";
import { auditFacts, auditWords } from "./audit-words.ts";
import styles from "./audit-log.module.css";

const PAGE = 20;

/** The security log: what happened to the account, newest first, so that its owner notices acts of other people. */
export function AuditLog() {
  const input = { limit: PAGE };
  const log = useInfiniteQuery({
    queryKey: getQueryKey(trpc.account.audit, input, "infinite"),
    queryFn: ({ pageParam }) => trpcClient.account.audit.query({ ...input, ...pageParam }),
    initialPageParam: {},
    getNextPageParam: (page) => (page.nextCursor ? { cursor: page.nextCursor } : undefined),
    staleTime: 0,
  });
  const entries = (log.data?.pages ?? []).flatMap((page) => page.entries);
  return (
    <section className={styles.log} aria-labelledby="security-log">
      <h3 className={styles.heading} id="security-log">
        {t`Security log`}
      </h3>
      <p className={styles.note}>
        {t`Sign-ins and changes of the last year. If you see something that you did not do, change your password.`}
      </p>
      {log.error && (
        <p className="field-problem" role="alert">
          {failureOf(log.error).message}
        </p>
      )}
      <ol className={styles.entries} aria-label={t`Security log`}>
        {entries.map((entry) => (
          <li key={entry.id} className={styles.entry} data-failed={entry.act === "sign_in_failed"}>
            <p className={styles.act}>
              <span>{auditWords(entry.act)}</span>
              <time className={styles.time} dateTime={entry.at}>
                {shortTime(entry.at)}
              </time>
            </p>
            <p className={styles.facts}>{auditFacts(entry).join(" · ")}</p>
          </li>
        ))}
      </ol>
      {log.hasNextPage && (
        <button
          className="button button-small"
          type="button"
          disabled={log.isFetchingNextPage}
          onClick={() => void log.fetchNextPage()}
        >
          {t`Show earlier entries`}
        </button>
      )}
    </section>
  );
}
