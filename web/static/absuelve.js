"use strict";
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js", { scope: "/" });

const open = () => new Promise((done, fail) => {
  const asked = indexedDB.open("absuelve", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("pending", { keyPath: "key" });
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => fail(asked.error);
});
const pending = async (mode, act) => {
  const database = await open();
  return new Promise((done, fail) => {
    const asked = act(database.transaction("pending", mode).objectStore("pending"));
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
};
// A form marked data-queue is kept on the device while there is no link, and sent under one key when it returns. It says
// whose it is, and the service refuses it to another account: then it waits for its own.
const send = async ({ key, action, body }) => {
  const reply = await fetch(action, { method: "POST", body: new URLSearchParams(body), headers: { "Idempotency-Key": key } });
  if (reply.status >= 500 || reply.status === 403 || new URL(reply.url).pathname === "/entrar") return; // kept until it can be sent
  await pending("readwrite", (store) => store.delete(key));
  if (reply.redirected) return; // asked; else something is to be said or chosen first
  sessionStorage.setItem(REFUSED, new URLSearchParams(body).get("pregunta")); // an address would be logged
  location.assign("/consultas/nueva");
};
const REFUSED = "refused", field = document.querySelector("form[data-queue] textarea");
if (field && !field.value && sessionStorage.getItem(REFUSED)) {
  field.value = sessionStorage.getItem(REFUSED);
  sessionStorage.removeItem(REFUSED);
}
const flush = async () => {
  for (const one of await pending("readonly", (store) => store.getAll())) await send(one);
};
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-queue][method=post]") || navigator.onLine) return;
  event.preventDefault();
  const body = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  pending("readwrite", (store) => store.put({ key: crypto.randomUUID(), action: form.action, body })).then(() => {
    const note = document.createElement("p");
    note.className = "state";
    note.setAttribute("role", "status");
    note.textContent = form.dataset.queue;
    form.replaceWith(note);
  });
});
addEventListener("online", flush);
if (navigator.onLine) flush().catch(() => {});
// A page that waits asks now and then whether anything moved, and is read anew when it did; a hidden one asks nothing.
const waiting = document.querySelector("[data-poll]");
if (waiting) setInterval(async () => {
  if (document.hidden || !navigator.onLine) return;
  const reply = await fetch(waiting.dataset.poll).catch(() => null);
  if (reply?.status === 401 || reply?.ok && String((await reply.json()).version) !== waiting.dataset.version) location.reload();
}, 15000);
