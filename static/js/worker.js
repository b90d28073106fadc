// The service worker, served as /worker.js: what cannot be fetched comes from what offline.js has kept, and any page
// is then the one of the day without a connection. Nothing else is ever answered from what was kept.
const PAGE = "/offline/";

addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  const kept = request.mode === "navigate" ? PAGE : request;
  event.respondWith(fetch(request).catch(async (error) => {
    const found = await caches.match(kept);
    if (found) return found;
    throw error;
  }));
});
