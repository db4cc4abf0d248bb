import { useAnnouncement } from "./announcer.ts";

/** Where screen readers hear what `announce` says. */
export function Announcer() {
  const { text, count } = useAnnouncement();
  return (
    <p className="visually-hidden" role="status">
      <span key={count}>{text}</span>
    </p>
  );
}
