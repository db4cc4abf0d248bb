import { expect, test } from "vitest";
import { sampleOf } from "./json-schema.ts";
import { procedures } from "./procedure-tries.ts";
import { schemaOf, wordsOf } from "./tries.ts";

const ID = "00000000-0000-4000-8000-000000000000";
const known = { jobId: ID, imageUrl: `/files/uploads/${ID}` };

// A hostile value in one field proves nothing if the input is refused because of another field.
test.each(procedures().filter(({ input }) => input))(
  "the other fields of $name stay valid",
  ({ input }) => {
    const sample = input && sampleOf(schemaOf(input), wordsOf(input, known));
    expect(input?.safeParse(sample).error).toBeUndefined();
  },
);
