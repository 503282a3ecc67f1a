"use strict";
// What the review pages gain by scripts: running timers, keys, the PDF's page in place, a warning before text is lost.
{
  const SINGLE = "teclas-sueltas";
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "always" });
  const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const tick = () => {
    for (const time of document.querySelectorAll("time[data-until]")) {
      const seconds = (new Date(time.dateTime) - Date.now()) / 1000;
      const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size * 1.2) ?? UNITS[3];
      time.textContent = words.format(Math.round(seconds / size), unit);
      time.classList.toggle("late", time.hasAttribute("data-lease") && seconds < 300);
    }
  };
  setInterval(tick, 20_000);

  const keys = document.getElementById("teclas");
  const single = keys?.querySelector("[data-single]");
  if (single) {
    keys.querySelector(".scripted").hidden = false;
    single.checked = localStorage.getItem(SINGLE) !== "no";
    single.addEventListener("change", () => localStorage.setItem(SINGLE, single.checked ? "si" : "no"));
    keys.querySelector("[data-close]").addEventListener("click", (event) => { event.preventDefault(); keys.close(); });
  }
  const help = () => keys && !keys.open && keys.showModal();
  document.addEventListener("click", (event) => {
    if (event.target.closest('a[href="#teclas"]')) { event.preventDefault(); help(); }
  });

  const items = () => [...document.querySelectorAll("[data-item]")];
  const current = () => document.activeElement?.closest("[data-item]");
  const stand = (item) => {
    const at = item.matches("[tabindex]") ? item : item.querySelector("a");
    at.focus();
    item.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const all = items(), at = all.indexOf(current());
    const to = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
    if (all[to]) stand(all[to]);
  };
  const unfold = (summary) => {
    const details = summary?.closest("details");
    if (!details) return;
    details.open = true;
    (details.querySelector("textarea, input:not([type=hidden]), select, a") ?? summary).focus();
  };
  const press = (key) => {
    const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!target) return false;
    if (target.matches("summary")) unfold(target);
    else if (target.matches("input")) { const fold = target.closest("details"); if (fold) fold.open = true; target.focus(); target.scrollIntoView({ block: "center" }); }
    else target.click();
    return true;
  };
  const act = {
    j: () => step(1),
    k: () => step(-1),
    e: () => unfold((current() ?? document).querySelector("summary[data-edit]")),
    c: () => (current() ?? document).querySelector("a[data-cite]")?.click(),
    v: () => { const leaf = (current() ?? document).querySelector("details.leaf"); if (leaf) { leaf.open = !leaf.open; leaf.querySelector("summary").focus(); } },
    "?": help,
  };
  const writing = (target) => target.matches("textarea, select, input:not([type=checkbox]):not([type=radio])");
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (key === "Enter" && (event.ctrlKey || event.metaKey) && target.form) {
      event.preventDefault();
      target.form.requestSubmit(target.form.querySelector("button"));
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || keys?.open) return;
    if (writing(target)) {
      if (key === "Escape") (target.closest("[data-item]") ?? document.getElementById("contenido")).focus();
      return;
    }
    if (single && !single.checked && key !== "?") return;
    if (act[key]) { event.preventDefault(); act[key](); }
    else if (key.length === 1 && press(key)) event.preventDefault();
  });

  // The page of the PDF in its place, asked for when its fold is opened.
  document.addEventListener("toggle", async (event) => {
    const leaf = event.target;
    if (!leaf.matches?.("details.leaf[data-page]") || !leaf.open || leaf.dataset.asked) return;
    leaf.dataset.asked = "1";
    const reply = await fetch(leaf.dataset.page, { headers: { Accept: "text/html" } }).catch(() => null);
    const page = reply && new DOMParser().parseFromString(await reply.text(), "text/html");
    const shown = page?.querySelector(".facsimile, .problem");
    if (!shown) { delete leaf.dataset.asked; return; }
    shown.querySelectorAll("a[href^='?']").forEach((link) => { link.href = `${leaf.dataset.page.split("?")[0]}${link.getAttribute("href")}`; });
    leaf.append(document.importNode(shown, true));
  }, true);

  // Text typed and not sent is asked about before it is lost.
  let dirty = false;
  document.addEventListener("input", (event) => { if (event.target.closest("form[data-dirty]")) dirty = true; });
  // What was sent is kept in this window until the desk says what came of it: a session may have ended, a link broken.
  const SENT = "enviado";
  document.addEventListener("submit", (event) => {
    dirty = false;
    const form = event.target;
    if (form.matches("form[action='/salir']")) sessionStorage.removeItem(SENT);
    if (!form.matches("form[data-dirty]")) return;
    const text = form.querySelector("textarea");
    sessionStorage.setItem(SENT, JSON.stringify({ path: new URL(form.action).pathname, text: text.value }));
  });
  const told = new URLSearchParams(location.search).has("hecho") || document.querySelector("[role=alert]");
  const sent = JSON.parse(sessionStorage.getItem(SENT) ?? "null");
  if (told) sessionStorage.removeItem(SENT);
  const lost = !told && sent && [...document.querySelectorAll("form[data-dirty]")].find((form) => new URL(form.action).pathname === sent.path);
  if (lost && lost.querySelector("textarea").value !== sent.text) {
    const note = document.createElement("p");
    note.className = "notice";
    note.setAttribute("role", "status");
    note.textContent = lost.dataset.dirty;
    lost.prepend(note);
    lost.querySelector("textarea").value = sent.text;
    for (let fold = lost.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    note.scrollIntoView({ block: "center" });
    dirty = true;
  }
  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });

  document.querySelector("[role=alert][tabindex]")?.focus();
}
