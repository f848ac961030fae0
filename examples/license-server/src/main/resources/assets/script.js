// No page needs this; some are handier with it.
"use strict";

// Serials: what cannot be done to all that are chosen is not offered, and why is said.
for (const form of document.querySelectorAll("form[data-choose]")) {
  const boxes = [...form.querySelectorAll("input[type=checkbox][name=serial]")];
  const buttons = [...form.querySelectorAll("button[data-needs]")];
  const why = form.querySelector("[data-why]");
  const reasons = {
    owned: (serials) => "only the owner can do this, and you do not own " + serials,
    unused: (serials) => "still in use: " + serials,
  };
  const say = (words) => {
    const line = document.createElement("li");
    line.textContent = words;
    why.append(line);
  };
  const look = () => {
    const chosen = boxes.filter((box) => box.checked);
    const against = new Map();
    for (const button of buttons) {
      button.disabled = chosen.length === 0;
      for (const need of button.dataset.needs.split(" ")) {
        const not = chosen.filter((box) => box.dataset[need] !== "yes").map((box) => box.value);
        if (not.length > 0) {
          button.disabled = true;
          const reason = reasons[need](not.join(", "));
          against.set(reason, [...(against.get(reason) ?? []), button.textContent]);
        }
      }
    }
    why.replaceChildren();
    against.forEach((what, reason) => say(what.join(", ") + ": " + reason + "."));
    if (chosen.length === 0) {
      say("Choose one or more serials above.");
    }
  };
  const all = document.createElement("input");
  all.type = "checkbox";
  all.setAttribute("aria-label", "Choose all on this page");
  all.addEventListener("change", () => {
    for (const box of boxes) {
      box.checked = all.checked;
    }
    look();
  });
  form.querySelector("thead th").replaceChildren(all);
  form.addEventListener("change", look);
  look();
}
