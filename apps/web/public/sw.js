// Shows a notification for ended designs while no window is visible, and opens those designs. This worker serves no
// files: pages come from the network.
const TAG = "lacquer-ended";

const ENGLISH = {
  body: "Open the studio to look.",
  news: "Your designs have news",
  aDesign: "A design",
  yourDesign: "Your design",
  failed: (name) => `${name} failed`,
  finished: (name) => `${name} is finished`,
  manyFailed: (count) => (count === 1 ? "1 design failed" : `${count} designs failed`),
  manyFinished: (count) => (count === 1 ? "1 design finished" : `${count} designs finished`),
  andFailed: (count) => `${count} failed`,
};

const PORTUGUESE = {
  body: "Abra o estúdio para ver.",
  news: "Há novidades nos seus designs",
  aDesign: "Um design",
  yourDesign: "Seu design",
  failed: (name) => `${name} falhou`,
  finished: (name) => `${name} está pronto`,
  manyFailed: (count) => (count === 1 ? "1 design falhou" : `${count} designs falharam`),
  manyFinished: (count) =>
    count === 1 ? "1 design ficou pronto" : `${count} designs ficaram prontos`,
  andFailed: (count) => (count === 1 ? "1 falhou" : `${count} falharam`),
};

/** The page registers this worker with the language that was chosen in this browser. */
const language = new URL(self.location.href).searchParams.get("language");
const words = language === "pt-BR" ? PORTUGUESE : ENGLISH;

/** The jobs that this worker has already announced, because the page and a push may both report the same end. */
const told = new Set();

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  event.waitUntil(tell(() => showPushed(jobsOf(read(event.data)))));
});

// A hidden window sends its ended designs here. The window plays its own sound if the user has turned it on.
self.addEventListener("message", (event) => {
  if (event.data?.kind === "ended")
    event.waitUntil(tell(() => show(jobsOf(event.data), { isQuiet: true })));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(jobsOf(event.notification.data)));
});

function read(data) {
  try {
    return data?.json();
  } catch {
    return undefined;
  }
}

function jobsOf(message) {
  return Array.isArray(message?.jobs)
    ? message.jobs.filter((job) => typeof job?.id === "string")
    : [];
}

let turn = Promise.resolve();

/** Notifications are shown one after another, because each notification extends the previous one. */
function tell(work) {
  turn = turn.then(work, work);
  return turn;
}

/**
 * Apple cancels a push subscription if a push shows no notification. For other services, the page shows the
 * notification.
 */
async function showPushed(jobs) {
  const subscription = await self.registration.pushManager.getSubscription();
  const isApple =
    subscription !== null && new URL(subscription.endpoint).hostname === "web.push.apple.com";
  await show(jobs, { isQuiet: false, isOwed: isApple });
}

/**
 * A push that owes a notification (`isOwed`) always shows one. The notification is silent if a window is visible or the
 * jobs were already announced.
 */
async function show(jobs, { isQuiet, isOwed = false }) {
  const windows = await windowsOfStudio();
  const isSeen = windows.some((window) => window.visibilityState === "visible");
  if (isSeen && !isOwed) return;
  const news = jobs.filter((job) => isOwed || !told.has(job.id));
  for (const job of news) told.add(job.id);
  const shown = await self.registration.getNotifications({ tag: TAG });
  const before = shown.flatMap((notification) => jobsOf(notification.data));
  const fresh = news.filter((job) => !before.some((known) => known.id === job.id));
  const all = [...before, ...fresh];
  if (all.length === 0 && !isOwed) return;
  await self.registration.showNotification(titleOf(all), {
    body: words.body,
    tag: TAG,
    icon: "/icon-192.png",
    badge: "/badge-96.png",
    data: { jobs: all },
    renotify: fresh.length > 0 && before.length > 0,
    silent: isQuiet || isSeen || fresh.length === 0,
  });
}

function titleOf(jobs) {
  const failed = jobs.filter((job) => job.status === "failed").length;
  const finished = jobs.length - failed;
  const [only] = jobs;
  if (!only) return words.news;
  if (jobs.length === 1) {
    const name = only.name ?? (failed ? words.aDesign : words.yourDesign);
    return failed ? words.failed(name) : words.finished(name);
  }
  if (finished === 0) return words.manyFailed(failed);
  return failed === 0
    ? words.manyFinished(finished)
    : `${words.manyFinished(finished)}, ${words.andFailed(failed)}`;
}

async function open(jobs) {
  const [window] = await windowsOfStudio();
  if (!window) {
    const tabId = jobs.find((job) => job.tabId)?.tabId;
    await self.clients.openWindow(tabId ? `/designs/${encodeURIComponent(tabId)}` : "/");
    return;
  }
  // The message is sent before the window is brought to the front, because a browser may refuse to bring it to the
  // front.
  window.postMessage({ kind: "open", jobs });
  await window.focus();
}

function windowsOfStudio() {
  return self.clients.matchAll({ type: "window", includeUncontrolled: true });
}
