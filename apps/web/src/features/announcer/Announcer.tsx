import { useAnnouncement } from "./announcer.ts";

/** The text that screen readers read out for `announce`. */
export function Announcer() {
  const { text, count } = useAnnouncement();
  return (
    <p className="visually-hidden" role="status">
      <span key={count}>{text}</span>
    </p>
  );
}
