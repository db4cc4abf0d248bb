/** Yields an answer for each item, in order, while the next few answers are already being fetched. */
export async function* readAhead<Item, Answer>(
  items: AsyncIterable<Item>,
  ask: (item: Item) => Promise<Answer>,
  most = 8,
): AsyncGenerator<Answer, void> {
  const asked: Promise<Answer>[] = [];
  for await (const item of items) {
    const answer = ask(item);
    // A failure is ignored here, because it is thrown when the item's turn comes.
    answer.catch(() => {});
    asked.push(answer);
    const first = asked.length >= most ? asked.shift() : undefined;
    if (first) yield await first;
  }
  for (const answer of asked) yield await answer;
}
