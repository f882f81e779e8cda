/** Closes the menu, which lies over the page, by Escape, by a tap beside it and by following one of its links; where it is at the side, the page that is shown is in view in it. */
export function handleMenu(): void {
  const menu = document.querySelector<HTMLDetailsElement>('.menu');
  if (!menu) return;
  const close = (): void => {
    menu.open = false;
  };
  document.addEventListener('click', ({ target }) => {
    const isInside = menu.contains(target as Node);
    if (menu.open && (!isInside || (target as Element).closest('a'))) close();
  });
  menu.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !menu.open) return;
    close();
    menu.querySelector('summary')?.focus();
  });
  const list = menu.querySelector<HTMLElement>('.sidebar');
  const current = list?.querySelector<HTMLElement>('[aria-current=page]');
  if (!list || !current) return;
  // The page itself must not move, as it would by scrollIntoView.
  const below = current.offsetTop + current.offsetHeight - list.clientHeight;
  if (below > 0) list.scrollTop = below + list.clientHeight / 2;
}
