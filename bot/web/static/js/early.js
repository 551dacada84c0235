// Runs before the first paint: says that scripts work, and wears the colours that were chosen last.
document.documentElement.classList.add("js");
try {
  const theme = localStorage.getItem("theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch { /* storage may be off: the system's colours are fine */ }
