import { type NewPhoneLink, type PhoneLink, PHONE_LINKS_MAX } from "@lacquer/contracts";
import {
  form,
  handPhoto,
  plainPicture,
  type Refusal,
  startTestServer,
  type TestServer,
  type Visitor,
} from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ STORAGE_QUOTA_MB: "1" });
});
afterAll(() => server.close());

async function newLink(owner: Visitor, tabId = "tab-1"): Promise<NewPhoneLink> {
  const made = await owner.send<NewPhoneLink>("/api/phone-links", { json: { tabId } });
  expect(made.status).toBe(201);
  return made.body;
}

/** Returns the link as its owner sees it. */
const seen = async (owner: Visitor, { id }: NewPhoneLink) =>
  (await owner.send<PhoneLink>(`/api/phone-links/${id}`)).body;

/** A phone on which nobody is signed in. */
function phone({ token }: Pick<NewPhoneLink, "token">) {
  const headers = { "x-phone-link": token };
  const client = server.client();
  return {
    open: () => client.send<Refusal>("/api/phone-links/open", { method: "POST", headers }),
    photo: (bytes: Buffer) =>
      client.send<Refusal>("/api/phone-links/photo", { form: form(bytes), headers }),
  };
}

test("a phone without an account hands one photo to the owner, who sees each step", async () => {
  const owner = await server.guest();
  const link = await newLink(owner);
  expect(link.secondsLeft).toBeGreaterThan(590);
  expect(await seen(owner, link)).toMatchObject({ state: "waiting", tabId: "tab-1", upload: null });

  const opened = await phone(link).open();
  expect([opened.status, opened.body]).toEqual([200, { secondsLeft: expect.any(Number) }]);
  expect(await seen(owner, link)).toMatchObject({ state: "connected" });

  expect((await phone(link).photo(await handPhoto())).status).toBe(201);
  const { state, upload } = await seen(owner, link);
  expect(state).toBe("arrived");
  // The photo is one of the owner's uploads, and nobody else can open it.
  expect((await owner.send("/api/uploads?kind=photo")).body).toEqual([upload]);
  expect((await owner.send(upload?.url ?? "")).status).toBe(200);
  expect((await (await server.guest()).send(upload?.url ?? "")).status).toBe(404);
});

test("a link takes one photo: the same photo again gets the same answer, another is refused, even at the same moment", async () => {
  const owner = await server.guest();
  const link = await newLink(owner);
  const photos = await Promise.all([handPhoto(), plainPicture(), plainPicture("webp")]);
  const answers = await Promise.all(photos.map((bytes) => phone(link).photo(bytes)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  expect((await owner.send("/api/uploads?kind=photo")).body).toHaveLength(1);
  const winner = photos[answers.findIndex(({ status }) => status === 201)];
  // The phone did not receive the answer and sends the same photo again.
  expect((await phone(link).photo(winner ?? Buffer.alloc(0))).status).toBe(201);
  expect((await owner.send("/api/uploads?kind=photo")).body).toHaveLength(1);
  const late = await phone(link).open();
  expect([late.status, late.body.error.code]).toEqual([409, "phone_link_used"]);
});

test("a refused picture leaves the link open", async () => {
  const owner = await server.guest();
  const link = await newLink(owner);
  const refused = await phone(link).photo(Buffer.from("just words"));
  expect([refused.status, refused.body.error.code]).toEqual([415, "upload_not_an_image"]);
  expect((await phone(link).photo(await plainPicture())).status).toBe(201);
});

test("the photo's bytes count as its owner's", async () => {
  const owner = await server.guest();
  await server.db.pool.query(
    `insert into uploads (id, user_id, kind, storage_key, content_type, bytes, width, height)
     values (gen_random_uuid(), $1, 'photo', 'uploads/full', 'image/jpeg', 1048576, 9, 9)`,
    [owner.userId],
  );
  const refused = await phone(await newLink(owner)).photo(await plainPicture());
  expect([refused.status, refused.body.error.code]).toEqual([409, "storage_full"]);
});

test.each<[string, (owner: Visitor, link: NewPhoneLink) => Promise<unknown>]>([
  [
    "phone_link_closed",
    (owner, { id }) => owner.send(`/api/phone-links/${id}`, { method: "DELETE" }),
  ],
  ["phone_link_closed", (owner) => newLink(owner)],
  [
    "phone_link_expired",
    (_owner, { id }) =>
      server.db.pool.query("update phone_links set expires_at = now() where id = $1", [id]),
  ],
  [
    "phone_link_not_found",
    (owner) =>
      Promise.all(
        Array.from({ length: PHONE_LINKS_MAX }, (_, at) => newLink(owner, `other-${at}`)),
      ),
  ],
])("the phone is told %s, and its photo is refused", async (code, end) => {
  const owner = await server.guest();
  const link = await newLink(owner);
  expect((await phone(link).open()).status).toBe(200);
  await end(owner, link);
  const status = code.endsWith("not_found") ? 404 : 409;
  const opened = await phone(link).open();
  const sent = await phone(link).photo(await plainPicture());
  expect([opened.status, opened.body.error.code]).toEqual([status, code]);
  expect([sent.status, sent.body.error.code]).toEqual([status, code]);
  expect((await owner.send("/api/uploads?kind=photo")).body).toEqual([]);
});

test("a new link closes the earlier one for the same design, and no other link", async () => {
  const [owner, other] = [await server.guest(), await server.guest()];
  const [first, elsewhere, foreign] = [
    await newLink(owner),
    await newLink(owner, "tab-2"),
    await newLink(other),
  ];
  await newLink(owner);
  expect(await seen(owner, first)).toMatchObject({ state: "closed" });
  expect(await seen(owner, elsewhere)).toMatchObject({ state: "waiting" });
  expect(await seen(other, foreign)).toMatchObject({ state: "waiting" });
});

test("only a digest of the token is stored, and the token opens nothing else", async () => {
  const owner = await server.guest();
  const link = await newLink(owner);
  const { rows } = await server.db.pool.query("select * from phone_links where id = $1", [link.id]);
  expect(JSON.stringify(rows)).not.toContain(link.token);
  expect(link.token.length).toBeGreaterThanOrEqual(43);
  const bearer = { authorization: `Bearer ${link.token}` };
  expect((await server.client().send("/api/uploads?kind=photo", { headers: bearer })).status).toBe(
    401,
  );
  for (const token of ["x", link.id, `${link.token}x`]) {
    const { status, body } = await phone({ token }).open();
    expect([status, body.error.code]).toEqual([404, "phone_link_not_found"]);
  }
  const bare = await server.client().send<Refusal>("/api/phone-links/open", { method: "POST" });
  expect([bare.status, bare.body.error.code]).toEqual([400, "invalid_input"]);
});

test("a phone may ask a limited number of times in a minute, without using up its owner's requests", async () => {
  const owner = await server.guest();
  const link = await newLink(owner);
  await server.db.pool.query(
    "insert into request_counts (key, count, window_start) values ($1, 60, now())",
    [`phone-link:${link.id}`],
  );
  const answer = await phone(link).open();
  expect([answer.status, answer.body.error.code]).toEqual([429, "rate_limited"]);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await phone(await newLink(owner)).open()).status).toBe(200);
});
