// No page needs this; some are handier with it.
"use strict";

// A large file goes out in slices, so that a broken connection loses little and no request is long.
for (const form of document.querySelectorAll("form[data-slices]")) {
  form.addEventListener("submit", async (event) => {
    const input = form.querySelector("input[type=file]");
    const file = input.files[0];
    if (!file || input.disabled) {
      return;
    }
    event.preventDefault();
    const bar = form.querySelector("progress");
    bar.hidden = false;
    const slice = 4 * 1024 * 1024;
    let offset = 0;
    while (offset < file.size) {
      const answer = await fetch(form.dataset.slices + offset, {
        method: "POST",
        headers: {
          "Content-Type": "application/octet-stream",
          "X-Form-Token": form.querySelector("input[name=token]").value,
        },
        body: file.slice(offset, offset + slice),
      }).catch(() => null);
      if (answer && answer.ok) {
        offset = Number(await answer.text());
        bar.value = offset / file.size;
      } else if (answer) {
        break; // the server says why when the form is sent
      } else {
        await new Promise((again) => setTimeout(again, 1000));
      }
    }
    input.disabled = true;
    form.submit();
  });
}

// What goes on by itself is shown as it goes on.
function lookAgain(section) {
  setTimeout(async () => {
    const answer = await fetch(location.href).catch(() => null);
    if (answer && answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.getElementById(section.id);
      if (next && !next.dataset.refresh) {
        location.reload(); // it has ended; the rest of the page is another now
        return;
      }
      if (next) {
        section.replaceWith(next);
        lookAgain(next);
        return;
      }
    }
    lookAgain(section);
  }, Number(section.dataset.refresh));
}
document.querySelectorAll("[data-refresh]").forEach(lookAgain);

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
