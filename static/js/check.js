/* The walk through the items: open the fields of an answer, filter, and be honest about what isn't saved.
   Nothing is kept on the phone: a failed answer stays on the page as typed, marked, until it is sent again. */
const walk = document.getElementById("walk");
const articles = () => [...walk.querySelectorAll(".q")];

/* ── The fields of 有 and 不涉及 come from templates, so that they open without a signal ── */

walk.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) open(opener);
  if (event.target.closest("[data-close]")) close(event.target.closest(".q"));
});

function open(button) {
  const more = button.closest("form").querySelector(".more");
  const typed = more.querySelector('[name="description"], [name="note"]')?.value;
  more.replaceChildren(document.getElementById(`t-${button.dataset.open}`).content.cloneNode(true));
  const first = more.querySelector("textarea, input");
  const said = button.closest(".q").querySelector(":scope > .find b");
  first.value = typed || (first.name === "note" && said ? said.textContent : "");
  first.focus();
}

function close(article) {
  article.querySelector(".more").replaceChildren();
  forgive(article);
}

walk.addEventListener("change", (event) => {
  const label = event.target.type === "file" && event.target.closest(".shoot");
  if (label) label.querySelector("span").textContent = `已选照片 ${event.target.files.length} 张`;
});

/* ── What isn't saved says so ── */

let lastSubmitter = new WeakMap();
walk.addEventListener("submit", (event) => lastSubmitter.set(event.target, event.submitter), true);

function blame(event, words) {
  event.stopPropagation();
  const article = event.target.closest(".q");
  const form = event.target.closest("form");
  forgive(article);
  article.classList.add("unsaved");
  const note = document.createElement("div");
  note.className = "unsaved-note";
  note.setAttribute("role", "alert");
  note.textContent = words;
  const again = document.createElement("button");
  again.type = "button";
  again.className = "btn";
  again.textContent = "重试";
  again.addEventListener("click", () => {
    const by = lastSubmitter.get(form);
    if (by?.isConnected) by.click();
    else htmx.trigger(form, "change");
  });
  note.append(again);
  article.append(note);
  tally();
}

function forgive(article) {
  article.classList.remove("unsaved");
  article.querySelector(".unsaved-note")?.remove();
  tally();
}

const REASONS = { 403: "未保存：您没有权限", 404: "未保存：找不到这次检查", 413: "未保存：照片太大" };
walk.addEventListener("htmx:sendError", (event) => blame(event, "未保存，请重试"));
walk.addEventListener("htmx:timeout", (event) => blame(event, "未保存，请重试"));
walk.addEventListener("htmx:responseError", (event) => blame(event, REASONS[event.detail.xhr.status] || "未保存，请重试"));

/* Signed out meanwhile: the answer is the login page, which has no place inside an item. */
walk.addEventListener("htmx:beforeSwap", (event) => {
  if (!event.detail.xhr.responseURL.includes("/accounts/login/")) return;
  event.detail.shouldSwap = false;
  blame(event, "未保存：登录已过期，请在另一页登录后重试");
});

function tally() {
  const line = document.getElementById("unsaved-line");
  const count = walk.querySelectorAll(".unsaved").length;
  line.hidden = !count && navigator.onLine;
  line.textContent = count ? `● 有 ${count} 项未保存，请在有信号处重试` : "● 没有信号，现在的作答不会保存";
  for (const shown of document.querySelectorAll("[data-count]")) {
    const result = { left: "", found: "found" }[shown.dataset.count];
    shown.textContent = articles().filter((article) => article.dataset.result === result).length;
  }
}

window.addEventListener("online", tally);
window.addEventListener("offline", tally);
document.body.addEventListener("htmx:afterSettle", tally);
window.addEventListener("beforeunload", (event) => {
  const typed = [...walk.querySelectorAll(".more textarea, .more input:not([type=file])")].some((field) => field.value !== field.defaultValue);
  if (typed || walk.querySelector(".unsaved")) event.preventDefault();
});

/* ── Chips and the search box ── */

const seek = document.getElementById("seek");
const chips = [...document.querySelectorAll("[data-show]")];

function shows(article, chip, words) {
  const kind = chip?.dataset.show;
  const fits =
    (kind !== "left" || !article.dataset.result) &&
    (kind !== "found" || article.dataset.result === "found") &&
    (kind !== "topic" || article.dataset.topic === chip.dataset.topic);
  return fits && words.every((word) => article.textContent.includes(word));
}

function filter() {
  const chip = chips.find((one) => one.getAttribute("aria-pressed") === "true");
  const words = seek.value.trim().split(/\s+/).filter(Boolean);
  for (const article of articles()) article.hidden = !shows(article, chip, words);
  document.getElementById("none").hidden = articles().some((article) => !article.hidden);
}

for (const chip of chips) {
  chip.addEventListener("click", () => {
    for (const other of chips) other.setAttribute("aria-pressed", String(other === chip));
    filter();
  });
}
seek?.addEventListener("input", filter);
tally();
