/** Opens what is folded around the place that the address names: not every browser does it by itself. */
export function openAroundTarget(): void {
  const open = (): void => {
    const target = document.querySelector(':target');
    const folds: HTMLDetailsElement[] = [];
    for (let fold = target?.closest('details'); fold; fold = fold.parentElement?.closest('details')) folds.push(fold);
    const closed = folds.filter((fold) => !fold.open);
    for (const fold of closed) fold.open = true;
    if (closed.length > 0) target?.scrollIntoView();
  };
  addEventListener('hashchange', open);
  open();
}
