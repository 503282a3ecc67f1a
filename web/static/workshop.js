"use strict";
// Files can be dropped on the form, and how far their sending is gets told. Without this the form works as it stands.
const form = document.querySelector("form[data-upload]"), field = form && form.querySelector("input[type=file]");
if (form) {
  const told = form.querySelector("[role=status]");
  for (const name of ["dragover", "dragleave", "drop"]) form.addEventListener(name, (event) => {
    event.preventDefault();
    form.classList.toggle("over", name === "dragover");
    if (name === "drop" && event.dataTransfer.files.length) field.files = event.dataTransfer.files;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const sending = new XMLHttpRequest();
    sending.open("POST", form.action);
    sending.upload.onprogress = (at) => { told.textContent = form.dataset.upload.replace("%s", Math.floor((100 * at.loaded) / at.total)); };
    sending.onload = () => {
      if (sending.status < 400) location.assign(sending.responseURL);
      else { document.open(); document.write(sending.responseText); document.close(); }
    };
    sending.onerror = () => { form.submit(); };
    sending.send(new FormData(form));
  });
}
