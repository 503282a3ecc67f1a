"use strict";
// Network first, the copy kept when there is no link; at most KEPT pages, the oldest leave first.
const SHELL = "armazon-1", PAGES = "paginas-1", KEPT = 60, OFFLINE = "/sin-conexion";
const READABLE = /^\/(normas|herramientas)(\/|$)|^\/$/;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then(async (cache) => {
    const page = await fetch(OFFLINE);
    const files = [...(await page.clone().text()).matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map((one) => one[1]);
    await cache.put(OFFLINE, page);
    await cache.addAll(files);
  }));
});
self.addEventListener("activate", (event) => {
  const keep = async () => {
    for (const name of await caches.keys()) if (name !== SHELL && name !== PAGES) await caches.delete(name);
  };
  event.waitUntil(keep());
});
const remember = async (request, reply) => {
  const cache = await caches.open(PAGES);
  await cache.delete(request);
  await cache.put(request, reply);
  const kept = await cache.keys();
  for (const old of kept.slice(0, Math.max(0, kept.length - KEPT))) await cache.delete(old);
};
const page = async (event) => {
  const { request } = event;
  try {
    const reply = await fetch(request);
    const { pathname, search } = new URL(request.url);
    // A question asked stands in the address: it is not kept.
    if (reply.ok && READABLE.test(pathname) && !search.includes("pregunta=")) event.waitUntil(remember(request, reply.clone()));
    return reply;
  } catch {
    return (await caches.match(request)) ?? caches.match(OFFLINE);
  }
};
const file = async (request) => {
  const kept = await caches.match(request);
  if (kept) return kept;
  const reply = await fetch(request);
  if (reply.ok) (await caches.open(SHELL)).put(request, reply.clone());
  return reply;
};
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (new URL(request.url).pathname.startsWith("/static/")) event.respondWith(file(request));
});
