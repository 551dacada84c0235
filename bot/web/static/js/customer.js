// One press is one press: the button rests until the page answers.
"use strict";
document.addEventListener("submit", (event) => {
  if (event.target.classList.contains("sending")) event.preventDefault();
  else event.target.classList.add("sending");
});
addEventListener("pageshow", () => document.querySelectorAll("form.sending").forEach((form) => form.classList.remove("sending")));
