// The folded part of the navigation closes when one taps elsewhere or presses Escape.
export function foldMenus(): void {
  const menu = document.querySelector<HTMLDetailsElement>("details.more");
  if (!menu) return;
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target as Node)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}
