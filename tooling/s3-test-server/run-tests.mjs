// `npm run test:s3`: runs the store's tests against Swift, a real store that offers S3 and checks every signature.
import { turbo } from "../launch/build.mjs";
import { failed, Fault, isStopping, stop, stopOnSignals } from "../launch/lifecycle.mjs";
import { step } from "../launch/step.mjs";
import { runSuite } from "../launch/suites.mjs";
import { s3TestServerFolder } from "./folder.mjs";
import { installS3TestServer } from "./install.mjs";
import { startS3TestServer } from "./servers.mjs";

const SUITE = "packages/storage";

async function main() {
  stopOnSignals(1);
  await installS3TestServer();
  const folder = s3TestServerFolder();
  if (!folder) {
    console.log(
      "The S3 tests are skipped: Swift needs extended attributes (user.*), but no file system here has them, and none with them could be mounted.",
    );
    return end({ passed: 0, failed: 0 });
  }
  await step("Client generated", () => turbo(["generate"]));
  const store = await step("Starting Swift", () => startS3TestServer(folder));
  if (isStopping()) return undefined;
  const env = {
    S3_TEST_ENDPOINT: store.endpoint,
    S3_TEST_REGION: store.region,
    S3_TEST_ACCESS_KEY_ID: store.accessKeyId,
    S3_TEST_SECRET_ACCESS_KEY: store.secretAccessKey,
  };
  const counted = await step("Tests against Swift", () => runSuite(SUITE, env, "test-s3"));
  if (isStopping()) return undefined;
  if (counted.why) console.error(`Tests against Swift: ${counted.why}`);
  return end(counted);
}

function end(counted) {
  console.log(`${counted.passed} passed, ${counted.failed} failed`);
  return stop(counted.failed === 0 ? 0 : 1);
}

main().catch((error) => {
  // A fault that prevents the tests from running counts as one failed test.
  if (!isStopping() && error instanceof Fault) console.log("0 passed, 1 failed");
  failed(error);
});
