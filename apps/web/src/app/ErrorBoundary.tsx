import { t } from "@lingui/core/macro";
import { Component, type ReactNode } from "react";
import { reportClientError } from "../api/client-errors.ts";
import { Wordmark } from "../ui/Wordmark.tsx";
import styles from "./studio.module.css";

interface ErrorBoundaryProps {
  /** The name of the part that failed; it starts a sentence. */
  what: string;
  /** True if the part is the whole page. */
  isPage?: boolean;
  children: ReactNode;
}

/** Keeps an error in one part of the studio from breaking the other parts, and offers a way to continue. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown) {
    reportClientError(error);
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    const { isPage = false } = this.props;
    return (
      <div className={isPage ? "start-fault" : styles.fault} role="alert">
        {isPage && <Wordmark className="start-name" />}
        <p>
          {t`${{ what: this.props.what }} stopped working. Your designs are saved, and painting continues.`}
        </p>
        <button
          className="button"
          type="button"
          onClick={() => this.setState({ hasFailed: false })}
        >{t`Try again`}</button>
        <button
          className="button button-quiet"
          type="button"
          onClick={() => window.location.reload()}
        >{t`Load the studio again`}</button>
      </div>
    );
  }
}
