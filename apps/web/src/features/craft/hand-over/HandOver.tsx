import { t } from "@lingui/core/macro";
import type { CraftPlan } from "@lacquer/craft";
import { Calendar, Check, Copy } from "lucide-react";
import { useId, useRef, useState } from "react";
import { copyText } from "../../../platform/secure-context.ts";
import { Segmented } from "../../../ui/Segmented.tsx";
import { toast } from "../../../ui/toast.ts";
import craft from "../craft.module.css";
import styles from "./hand-over.module.css";
import { type Channel, CHANNELS, messageFor, type Offer, openerOf } from "./messages.ts";
import { slotFile } from "./slot-file.ts";

const channelWords = (): Record<Channel, string> => ({
  whatsapp: "WhatsApp",
  instagram: "Instagram",
  mail: t({ message: "Mail", comment: "A letter by e-mail." }),
});

interface Props {
  name: string;
  plan: CraftPlan;
}

/**
 * The message that a designer sends to the client, with minutes and price, and the appointment for the calendar. The
 * studio itself sends nothing.
 */
export function HandOver({ name, plan }: Props) {
  const [channel, setChannel] = useState<Channel>("whatsapp");
  const [time, setTime] = useState("");
  const typed = new Date(time);
  // While the user is typing a year, the field's value may not be a valid date.
  const slot = Number.isNaN(typed.getTime()) ? null : typed;
  const offer = { name, plan, slot };
  const text = messageFor(channel, offer);
  const id = useId();
  return (
    <section aria-label={t`For the client`} className={styles.handOver} data-own-undo>
      <h3 className={craft.heading}>{t`For the client`}</h3>
      <div className={craft.field}>
        <label htmlFor={id}>
          {t({ message: "The slot", comment: "The time of the client's appointment." })}
        </label>
        <input
          id={id}
          className="field-input tabular"
          type="datetime-local"
          value={time}
          onChange={({ currentTarget }) => setTime(currentTarget.value)}
        />
      </div>
      <Segmented
        label={t`Where you will send the text`}
        value={channel}
        options={CHANNELS.map((value) => ({ value, label: channelWords()[value] }))}
        onChange={setChannel}
      />
      <Message key={text} text={text} channel={channel} offer={offer} />
      {slot && (
        <a
          className={`button ${styles.slot}`}
          download="nails.ics"
          href={`data:text/calendar;charset=utf-8,${encodeURIComponent(slotFile(offer, slot))}`}
        >
          <Calendar className="icon" aria-hidden />
          {t`Save the slot for the calendar`}
        </a>
      )}
    </section>
  );
}

/** The message. It can be edited before the user copies or sends it. */
function Message({ text, channel, offer }: { text: string; channel: Channel; offer: Offer }) {
  const [written, setWritten] = useState(text);
  const [isCopied, setCopied] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const opener = openerOf(channel, offer, written);
  const app = channelWords()[channel];
  const copy = async () => {
    try {
      await copyText(written);
      setCopied(true);
    } catch {
      // Only a page with a secure origin may write to the clipboard. On other pages the user can copy the selected text
      // by hand.
      field.current?.select();
      toast.info(t`The text is selected`, { description: t`Copy it with the keyboard.` });
    }
  };
  return (
    <>
      <textarea
        ref={field}
        className={`field-input ${styles.text}`}
        aria-label={t({ message: "The text", comment: "The message for the client." })}
        rows={5}
        value={written}
        onChange={({ currentTarget }) => {
          setWritten(currentTarget.value);
          setCopied(false);
        }}
      />
      <p className={craft.file}>
        <button className="button button-small" type="button" onClick={() => void copy()}>
          {isCopied ? (
            <Check className="icon" aria-hidden />
          ) : (
            <Copy className="icon" aria-hidden />
          )}
          <span>{isCopied ? t`Copied` : t`Copy the text`}</span>
        </button>
        {opener && (
          <a className="button button-small" href={opener} target="_blank" rel="noreferrer">
            {t`Open in ${app}`}
          </a>
        )}
      </p>
    </>
  );
}
