/* The figure that is open in the panel is framed in the table; on a narrow screen the panel comes into view. */
"use strict";

function mark() {
  const open = document.querySelector("#panel [data-cells]");
  const keys = open ? open.dataset.cells.split("+") : [];
  for (const cell of document.querySelectorAll("td[data-cell]")) {
    cell.classList.toggle("s", keys.includes(cell.dataset.cell));
  }
}

document.addEventListener("htmx:afterSettle", (event) => {
  mark();
  if (event.target.id !== "panel") return;
  const panel = event.target;
  const top = panel.getBoundingClientRect().top;
  if (top < 0 || top > window.innerHeight - 120) panel.scrollIntoView({ block: "start" });
  const wrong = panel.querySelector(".cell-form [aria-invalid]");
  (wrong ?? panel.querySelector(".cell-form [name=value]"))?.focus({ preventScroll: true });
});
document.addEventListener("DOMContentLoaded", mark);
