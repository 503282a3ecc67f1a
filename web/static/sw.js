"use strict";
// Network first; without a link the copy that was kept, which says that it is one: the server wrote the sentence, hidden.
const SHELL = "armazon-1", PAGES = "paginas-2", ANSWERS = "respuestas-1-", OFFLINE = "/sin-conexion", NOBODY = "nobody";
const MOST = { pages: 60, answers: 20 }; // the oldest leave first
const READABLE = /^\/(normas|herramientas)(\/|$)|^\/$/;
// Where a session ends or another begins: answers go before the network is asked.
const OVER = /^POST \/(entrar|salir|mis-datos\/borrar)$|^\w+ \/(entrar|enlace)\//;
// What the server says of a page (web/copies.py), and what is noted of its copy.
const READER = "Absuelve-Reader", KEEP = "Absuelve-Keep", DROP = "Absuelve-Drop", KEPT = "Absuelve-Kept", TITLE = "Absuelve-Title";
const LISTED = /^\/(consultas|normas|herramientas)\/[^?]+(\?fecha=[^&]*)?$/; // what was typed into a tool is not shown to others
const NOTICE = '<p class="notice" hidden data-copy>', LIVE = /<!--live-->.*?<!--\/live-->/gs; // what needs a link, or is one reader's

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

// Copies are changed one at a time. Answers are in a cache named after their reader, and there is never but one.
let turn = Promise.resolve(), asked = 0, told = 0, who = "";
const inTurn = (act) => (turn = turn.then(act, act));
const caching = async (start) => (await caches.keys()).filter((name) => name.startsWith(start));
// Whose session it is, by the page asked for last: what comes later of an earlier one is not heeded.
const hear = async (number, reader) => {
  if (number < told) return;
  [told, who] = [number, reader];
  await inTurn(async () => {
    for (const name of await caching(ANSWERS)) if (name !== ANSWERS + reader) await caches.delete(name);
  });
};
const keyOf = ({ pathname, href }) => (pathname.startsWith("/consultas/") ? pathname : href);
const drop = async (key) => {
  for (const name of [PAGES, ...(await caching(ANSWERS))]) await (await caches.open(name)).delete(key);
};
const cacheOf = ({ pathname, search }, { status, headers }) => {
  if (status !== 200) return null;
  if (headers.has(KEEP)) return ANSWERS + headers.get(READER);
  // A question asked stands in the address: it is not kept.
  return READABLE.test(pathname) && !search.includes("pregunta=") ? PAGES : null;
};
const remember = async (name, key, html, reply) => {
  if (!html.includes(NOTICE)) return;
  const headers = new Headers(reply.headers), cache = await caches.open(name);
  headers.delete("Content-Encoding");
  headers.set(KEPT, Date.now());
  headers.set(TITLE, encodeURIComponent(html.match(/<title>(.*?)<\/title>/s)[1].replace(" · Absuelve", "")));
  await cache.delete(key);
  await cache.put(key, new Response(html.replace(LIVE, "").replace(NOTICE, '<p class="notice">'), { headers }));
  const kept = await cache.keys(), most = name === PAGES ? MOST.pages : MOST.answers;
  for (const old of kept.slice(0, Math.max(0, kept.length - most))) await cache.delete(old);
};
const note = async (url, reply, number) => {
  const { status, headers, type } = reply, name = cacheOf(url, reply);
  const text = name ? reply.clone().text().catch(() => "") : "";
  const away = status === 401 || (type === "opaqueredirect" && url.pathname.startsWith("/consultas/")); // to the door
  const reader = away ? NOBODY : headers.get(READER);
  if (reader) await hear(number, reader);
  const html = await text;
  await inTurn(async () => {
    for (const gone of (headers.get(DROP) ?? "").split(" ").filter(Boolean)) await drop(gone);
    if (name === PAGES || name === ANSWERS + who) await remember(name, keyOf(url), html, reply);
    else if (!name && status < 500 && status !== 429) await drop(keyOf(url));
  });
};

const fresh = ({ headers }) => {
  const age = (Date.now() - headers.get(KEPT)) / 1000;
  return !headers.has(KEEP) || (age >= 0 && age < headers.get(KEEP));
};
const links = async (start) => {
  const found = [];
  for (const name of await caching(start)) {
    const cache = await caches.open(name);
    for (const one of await cache.keys()) {
      const reply = await cache.match(one), { pathname, search } = new URL(one.url);
      if (!fresh(reply)) await cache.delete(one);
      else if (LISTED.test(pathname + search)) found.unshift(`<li><a href="${pathname}${search}">${decodeURIComponent(reply.headers.get(TITLE))}</a></li>`);
    }
  }
  return found.join("");
};
const offline = async (left = false) => {
  const shell = await caches.match(OFFLINE, { cacheName: SHELL }), headers = new Headers(shell.headers);
  let html = await shell.text();
  const fill = (place, items) => (html = items ? html.replace(` hidden data-${place}`, "").replace(`<!--${place}-->`, () => items) : html);
  fill("answers", await links(ANSWERS));
  fill("pages", await links(PAGES));
  fill("left", left && " ");
  headers.delete("Content-Encoding");
  return new Response(left ? html.replace(LIVE, "") : html, { headers });
};
const copy = async (url) => {
  const found = await caches.match(keyOf(url));
  return found?.headers.has(KEPT) && fresh(found) ? found : offline();
};
const page = async (event, url) => {
  const number = ++asked;
  try {
    const reply = await fetch(event.request);
    event.waitUntil(note(url, reply, number));
    return reply;
  } catch {
    return inTurn(() => copy(url));
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
  const { request } = event, { method, mode } = request, url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (OVER.test(`${method} ${url.pathname}`)) event.waitUntil(hear(++asked, NOBODY));
  // What is sent about a consultation makes the copy of its page old.
  const about = method === "POST" && url.pathname.match(/^\/consultas\/\w+(?=\/)/);
  if (about) event.waitUntil(inTurn(() => drop(about[0])));
  if (mode === "navigate" && method === "GET") event.respondWith(page(event, url));
  else if (mode === "navigate" && url.pathname === "/salir") event.respondWith(fetch(request).catch(() => inTurn(() => offline(true))));
  else if (method === "GET" && url.pathname.startsWith("/static/")) event.respondWith(file(request));
});
