import { useAnnouncement } from "./announcer.ts";

/** The hidden element whose text screen readers read out; see `announce`. */
export function Announcer() {
  const { text, count } = useAnnouncement();
  return (
    <p className="visually-hidden" role="status">
      <span key={count}>{text}</span>
    </p>
  );
}
