"use strict";
// One box ticks them all and the number of ticked ones is told. Without this the server reads the same boxes.
{
  const form = document.querySelector("form.docket"), all = form?.querySelector("[data-all]");
  const boxes = form ? [...form.querySelectorAll("input[name=aviso]")] : [], told = form?.querySelector("[data-counted]");
  const count = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && !all.checked;
    told.textContent = ticked ? told.dataset.counted.replace("%s", ticked) : "";
  };
  const same = () => { for (const box of boxes) box.checked = all.checked; count(); };
  all?.addEventListener("change", same);
  for (const box of boxes) box.addEventListener("change", count);
  if (all?.checked) same(); // ticked before this ran
  else if (form) count();
}
