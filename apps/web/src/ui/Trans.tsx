import { cloneElement, Fragment, type ReactElement, type ReactNode } from "react";
import { i18n, type Message, type Values } from "../platform/messages.ts";

interface Props {
  id?: string;
  message: Message;
  values?: Values;
  components?: Record<string, ReactElement<{ children?: ReactNode }>>;
}

/** Shows a sentence that contains elements. Lingui's macro `<Trans>` becomes this. */
export function Trans({ id, message, values = {}, components = {} }: Props) {
  const elements: Props["components"] = { ...components };
  const texts: Values = {};
  for (const [name, value] of Object.entries(values)) {
    texts[name] = typeof value === "object" ? `<${name}/>` : value;
    if (typeof value === "object") elements[name] = <>{value as ReactNode}</>;
  }
  return withElements(i18n._(message, texts, id), elements);
}

/** Puts the elements where the sentence has their tags: `<0>…</0>` or `<0/>`. */
function withElements(text: string, elements: NonNullable<Props["components"]>): ReactNode {
  const parts = text.split(/<(\w+)>(.*?)<\/\1>|<(\w+)\/>/s);
  const shown: ReactNode[] = [parts[0]];
  for (let at = 1; at < parts.length; at += 4) {
    const element = elements[parts[at] ?? parts[at + 2] ?? ""];
    const inside = parts[at + 1];
    const children = inside === undefined ? [] : [withElements(inside, elements)];
    shown.push(element ? cloneElement(element, { key: at }, ...children) : inside, parts[at + 3]);
  }
  return <Fragment>{shown}</Fragment>;
}
