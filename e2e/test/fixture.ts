import { startTestServer, type TestServer } from "@lacquer/testing";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { launchBrowser, newPerson, type Person } from "./browser.ts";

/** A server and a browser for all tests of one file. */
export interface Fixture {
  readonly server: TestServer;
  /** Opens the studio as a new person, whose browser is closed after the test. */
  person(options?: BrowserContextOptions): Promise<Person>;
}

/**
 * Opens a server and a browser before the file's first test and closes them after the last. `switches` are Chromium's
 * command-line switches.
 */
export function useFixture(env: Record<string, string> = {}, ...switches: string[]): Fixture {
  let server: TestServer;
  let browser: Browser;
  let people: Person[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startTestServer(env), launchBrowser(...switches)]);
  });
  afterEach(async () => {
    await Promise.all(people.map(({ context }) => context.close()));
    people = [];
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  return {
    get server() {
      return server;
    },
    async person(options) {
      const person = await newPerson(browser, server.origin, options);
      people.push(person);
      return person;
    },
  };
}
