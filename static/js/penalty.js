/* A penalty's form: only the ticked parties, a search over the clauses, and the limits of the chosen one. */
const form = document.getElementById("penalise");

function follow(box) {
  form.querySelector(`[data-subject="${box.value}"]`).hidden = !box.checked;
}
for (const box of form.querySelectorAll('input[name="subjects"]')) {
  follow(box);
  box.addEventListener("change", () => follow(box));
}

for (const select of form.querySelectorAll("select[data-searchable]")) {
  const all = [...select.options];
  const search = document.createElement("input");
  search.type = "search";
  search.className = "form-control clause-search";
  search.placeholder = "输入法律名称、条款或违法行为查找";
  search.setAttribute("aria-label", "查找处罚依据");
  select.before(search);
  search.addEventListener("input", () => {
    const words = search.value.trim().split(/\s+/).filter(Boolean);
    const kept = all.filter((o) => !o.value || o.selected || words.every((word) => o.text.includes(word)));
    select.replaceChildren(...kept);
  });

  const limits = document.createElement("div");
  limits.className = "help";
  limits.setAttribute("aria-live", "polite");
  select.after(limits);
  const tell = () => {
    const { lowest, highest } = select.selectedOptions[0]?.dataset || {};
    const yuan = (amount) => Number(amount).toLocaleString("zh-CN");
    limits.textContent = highest ? `罚款 ${yuan(lowest)} 至 ${yuan(highest)} 元` : "";
  };
  select.addEventListener("change", tell);
  tell();
}
