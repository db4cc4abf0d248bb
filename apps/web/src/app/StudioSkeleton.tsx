import { Wordmark } from "../ui/Wordmark.tsx";
import "../styles/skeleton.css";
import "./studio.css";

/** The studio's shape while it is not known who is at work. */
export function StudioSkeleton() {
  return (
    <div className="studio" aria-busy="true">
      <header className="studio-top">
        <div className="studio-name">
          <Wordmark />
        </div>
      </header>
      <main className="studio-main">
        <p className="visually-hidden" role="status">
          The studio is opening.
        </p>
        <div className="studio-design">
          <div className="studio-stage skeleton studio-skeleton-stage" />
        </div>
      </main>
      <div className="studio-inspector" />
      <div className="studio-bar studio-skeleton-bar" />
    </div>
  );
}
