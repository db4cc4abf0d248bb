import { msg, plural, select, selectOrdinal, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, test } from "vitest";
import portuguese from "../../locales/pt-BR.po";
import { i18n, speak } from "../../src/platform/messages.ts";

afterEach(() => speak("en", {}));

const named = (name: string) => t`Look “${name}”`;
const counted = (count: number, name: string) =>
  t`${plural(count, { 0: "Nothing", one: "# look", other: "# looks" })} by ${name}`;

test("a message shows its values, in which nothing is replaced again", () => {
  expect(named("Ana {name} $&")).toBe("Look “Ana {name} $&”");
  expect(named(named("{name}"))).toBe("Look “Look “{name}””");
  expect(t`Curly ${"'{'"} and {this}`).toBe("Curly '{' and {this}");
});

test("plurals choose by the language and show the number in its notation", () => {
  expect([0, 1, 2, 1234].map((count) => counted(count, "Ana"))).toEqual([
    "Nothing by Ana",
    "1 look by Ana",
    "2 looks by Ana",
    "1,234 looks by Ana",
  ]);
  expect(t`${selectOrdinal(2, { one: "#st", two: "#nd", few: "#rd", other: "#th" })}`).toBe("2nd");
  const who = (kind: string) => select(kind, { you: "You", other: "They" });
  expect([who("you"), who("constructor")]).toEqual(["You", "They"]);
});

test("an outer number is not a nested count", () => {
  const nested = (tips: number, hands: number) =>
    plural(tips, {
      one: "# tip",
      other: `# tips on ${plural(hands, { one: "# hand", other: "# hands" })}`,
    });
  expect(nested(5, 2)).toBe("5 tips on 2 hands");
});

test("a sentence holds elements and values", () => {
  const name = "Ana & <b>";
  const icon = <i />;
  const sentence = (
    <Trans>
      Go <b>now, {name}</b> or <a href="/later">later</a> {icon}
    </Trans>
  );
  expect(renderToStaticMarkup(sentence)).toBe(
    'Go <b>now, Ana &amp; &lt;b&gt;</b> or <a href="/later">later</a> <i></i>',
  );
});

test("a catalogue replaces what it knows, also descriptors and words with a context", () => {
  expect(t`Collection`).toBe("Collection");
  speak("pt-BR", portuguese);
  expect(t`Collection`).toBe("Coleção");
  expect(i18n._(msg`Collection`)).toBe("Coleção");
  expect(t({ message: "Collection", context: "another meaning" })).toBe("Collection");
});
