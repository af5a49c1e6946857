/* Plain forms: ask first where data-confirm says so, and send only once. */
"use strict";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  const question = event.submitter?.dataset.confirm || form.dataset.confirm;
  const refused = form.dataset.sent || (question && !window.confirm(question));
  if (refused) {
    event.preventDefault();
  } else if (!form.target) {
    form.dataset.sent = "yes";
  }
});

/* A page that comes back from the browser's memory may be sent again. */
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
