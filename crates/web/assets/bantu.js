// Everything here only improves: each page works without it.
"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const say = (name) => document.body.dataset[name] || "";
  const el = (tag, properties = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...inside);
    return made;
  };

  // A form is sent once: the button rests until the answer comes or the page is shown again.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) { event.preventDefault(); return; }
    if (form.method === "post") {
      form.dataset.sent = "1";
      all("button[type=submit],button:not([type])", form).forEach((button) => button.setAttribute("aria-disabled", "true"));
      store((kept) => kept.setItem("draf-terkirim", key(form)));
    }
  });
  addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    all("[aria-disabled]", form).forEach((button) => button.removeAttribute("aria-disabled"));
  }));

  // The summary of problems takes the focus; its links lead into the field.
  const problems = document.getElementById("masalah");
  if (problems) problems.focus();
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".problems a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    const target = field.matches("fieldset") ? field.querySelector("input") || field : field;
    target.focus();
    target.scrollIntoView({ block: "center" });
  });

  // Finding by typing: regions, countries, records.
  const finder = (input) => {
    const list = el("ul", { className: "found", id: input.id + "-found", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", (input.labels[0] || {}).textContent || "");
    input.after(list);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) input.setAttribute(name, value);
    let kept = null, at = -1, waiting = 0, asked = 0;
    if ("byId" in input.dataset) {
      kept = el("input", { type: "hidden", name: input.name, value: "" });
      input.after(kept);
    }
    const show = (open) => { list.hidden = !open; input.setAttribute("aria-expanded", String(open)); if (!open) { at = -1; input.removeAttribute("aria-activedescendant"); } };
    const mark = (index) => {
      const items = all("li", list);
      at = (index + items.length) % items.length;
      items.forEach((item, own) => item.setAttribute("aria-selected", String(own === at)));
      input.setAttribute("aria-activedescendant", items[at].id);
      items[at].scrollIntoView({ block: "nearest" });
    };
    const choose = (item) => {
      input.value = item.dataset.text;
      if (kept) { kept.value = item.dataset.value; input.removeAttribute("name"); }
      show(false);
      input.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const ask = async () => {
      const number = ++asked;
      const address = input.dataset.find + (input.dataset.find.includes("?") ? "&" : "?") + "q=" + encodeURIComponent(input.value);
      const answer = await fetch(address, { headers: { accept: "application/json" } }).catch(() => null);
      if (!answer || !answer.ok || number !== asked) return;
      const found = await answer.json();
      list.replaceChildren(...found.map((one, index) => {
        const item = el("li", { id: list.id + index, textContent: one.label });
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.dataset.value = one.value;
        item.dataset.text = one.text || one.label;
        return item;
      }));
      show(found.length > 0);
    };
    input.addEventListener("input", () => {
      if (kept && kept.value) { kept.value = ""; }
      if (kept) input.name = kept.name;
      clearTimeout(waiting);
      if (input.value.trim().length < 2) { show(false); return; }
      waiting = setTimeout(ask, 180);
    });
    input.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      if (event.key === "ArrowDown") { event.preventDefault(); mark(at + 1); }
      else if (event.key === "ArrowUp") { event.preventDefault(); mark(at - 1); }
      else if (event.key === "Enter" && at >= 0) { event.preventDefault(); choose(list.children[at]); }
      else if (event.key === "Escape") { event.stopPropagation(); show(false); }
    });
    list.addEventListener("mousedown", (event) => { const item = event.target.closest("li"); if (item) { event.preventDefault(); choose(item); } });
    input.addEventListener("blur", () => setTimeout(() => show(false), 120));
    if (kept) input.form.addEventListener("submit", () => { if (!kept.value) kept.disabled = true; });
  };
  all("input[data-find]").forEach(finder);

  // What was typed is kept until it is sent: sealed on the node for whoever has signed in (`/draf`), in this browser for
  // visitors. Passwords and files are not.
  const inside = document.body.classList.contains("inside");
  const store = (work) => { try { return work(sessionStorage); } catch { return null; } };
  const address = (form) => new URL(form.getAttribute("action") || "", location.href).pathname;
  const key = (form) => "draf:" + address(form);
  const typed = (form) => all("input,textarea,select", form).filter((field) => field.name && !field.name.startsWith("_") && !["hidden", "password", "file", "submit"].includes(field.type) && !field.dataset.secret);
  const content = (form) => JSON.stringify(typed(form).map((field) => [field.name, ["checkbox", "radio"].includes(field.type) ? [field.value, field.checked] : field.value]));
  const restore = (form, values) => values.forEach(([name, value]) => typed(form).filter((field) => field.name === name).forEach((field) => {
    if (Array.isArray(value)) { if (field.value === value[0]) field.checked = value[1]; } else field.value = value;
  }));
  const remember = (form, text, leaving) => {
    if (!inside) { store((kept) => text ? kept.setItem(key(form), text) : kept.removeItem(key(form))); return; }
    const body = new URLSearchParams({ _csrf: form.elements._csrf.value, form: address(form), isi: text });
    if (leaving) navigator.sendBeacon("/draf", body); else fetch("/draf", { method: "POST", body }).catch(() => {});
  };
  const remembered = async (form) => {
    if (!inside) return store((kept) => JSON.parse(kept.getItem(key(form)) || "null"));
    const answer = await fetch("/draf?form=" + encodeURIComponent(address(form))).catch(() => null);
    return answer && answer.ok ? answer.json() : null;
  };
  // A visitor's draft goes once its form was answered: neither asked to sign in again, nor refused, nor shown again.
  const sent = store((kept) => kept.getItem("draf-terkirim"));
  if (sent && !problems && !document.querySelector("input[type=password],[data-refused]")) store((kept) => { kept.removeItem(sent); kept.removeItem("draf-terkirim"); });
  all("form[data-draft]").forEach(async (form) => {
    let waiting = 0;
    const keep = (leaving) => { if (!waiting) return; clearTimeout(waiting); waiting = 0; if (!form.dataset.sent) remember(form, content(form), leaving); };
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => keep(false), 1500); });
    addEventListener("pagehide", () => keep(true));
    const kept = problems ? null : await remembered(form);
    if (!kept) return;
    const bar = el("div", { className: "note" }, say("draftFound") + " ");
    bar.setAttribute("role", "status");
    const use = el("button", { type: "button", className: "btn quiet small", textContent: say("draftUse") });
    const drop = el("button", { type: "button", className: "btn quiet small", textContent: say("draftDrop") });
    use.addEventListener("click", () => { restore(form, kept); bar.remove(); });
    drop.addEventListener("click", () => { remember(form, "", false); bar.remove(); });
    bar.append(use, " ", drop);
    form.before(bar);
  });
  all("form[action='/keluar']").forEach((form) => form.addEventListener("submit", () => store((kept) => kept.clear())));

  // Hide the screen with one key (F2) or the button.
  const hide = () => {
    if (document.querySelector(".veil")) return;
    const veil = el("button", { type: "button", className: "veil", textContent: say("hidden") });
    const around = document.activeElement;
    const open = (event) => { event.preventDefault(); veil.remove(); removeEventListener("keydown", open, true); if (around) around.focus(); };
    veil.addEventListener("click", open);
    setTimeout(() => addEventListener("keydown", open, true));
    document.body.append(veil);
    veil.focus();
  };
  if (say("hidden")) {
    all("[data-hide]").forEach((button) => { button.hidden = false; button.title = "F2"; button.addEventListener("click", hide); });
    addEventListener("keydown", (event) => { if (event.key === "F2") { event.preventDefault(); hide(); } });
  }

  // Passwords can be looked at while they are typed; they are sent, and never kept, as passwords.
  new Set(all("input[type=password]").map((field) => field.form)).forEach((form) => {
    const fields = all("input[type=password]", form), last = fields[fields.length - 1];
    fields.forEach((field) => { field.dataset.secret = "1"; });
    const button = el("button", { type: "button", className: "btn quiet small", textContent: say("show") });
    button.setAttribute("aria-controls", fields.map((field) => field.id).join(" "));
    const turn = (shown) => { fields.forEach((field) => { field.type = shown ? "text" : "password"; }); button.textContent = say(shown ? "conceal" : "show"); };
    button.addEventListener("click", () => turn(last.type === "password"));
    form.addEventListener("submit", () => turn(false));
    last.after(button);
  });

  // A date typed as eight digits is written as people write it.
  document.addEventListener("change", (event) => {
    const eight = event.target.matches("input[data-date]") && event.target.value.trim().match(/^(\d\d)(\d\d)(\d{4})$/);
    if (eight) event.target.value = eight.slice(1).join("-");
  });

  // Print and share.
  all("[data-print]").forEach((button) => { button.hidden = false; button.addEventListener("click", () => print()); });
  all("[data-share]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const link = { title: document.title, url: location.href };
      if (navigator.share) { await navigator.share(link).catch(() => {}); return; }
      if (!navigator.clipboard) { return; }
      await navigator.clipboard.writeText(link.url);
      const words = button.textContent;
      button.textContent = say("copied");
      setTimeout(() => { button.textContent = words; }, 2000);
    });
  });
  // On a phone the visitors' menu is one row: the page that is open comes into sight.
  all(".public [aria-current]").forEach((link) => link.scrollIntoView({ inline: "center", block: "nearest" }));
  // A list that is chosen from sends its form at once.
  all("form[data-auto]").forEach((form) => all("select", form).forEach((list) => list.addEventListener("change", () => form.requestSubmit())));
})();
