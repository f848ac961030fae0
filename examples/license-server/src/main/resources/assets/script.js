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
