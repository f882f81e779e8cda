/**
 * What is wrong with the layout of the page that is open, as sentences; it runs in the browser, and knows nothing from outside.
 *
 * What may lie over other things, or be out of view until it is wanted, is left out: what scrolls by itself, what is only for
 * screen readers, floats, and what is positioned.
 */
export function layoutProblems(): string[] {
  const width = document.documentElement.clientWidth;
  const found: string[] = [];
  const nameOf = (element: Element): string => {
    const own = `${element.localName}${[...element.classList].map((name) => `.${name}`).join('')}`;
    return `<${own}> “${element.textContent.replace(/\s+/g, ' ').trim().slice(0, 40)}”`;
  };
  if (document.documentElement.scrollWidth > width) found.push('The page scrolls sideways.');
  const scrolls = (element: Element): boolean => {
    const { overflowX } = getComputedStyle(element);
    return overflowX === 'auto' || overflowX === 'scroll';
  };
  const isAway = (element: Element): boolean =>
    !element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) ||
    element.closest('.hidden, .sr-only, .skip, svg *, [hidden]') !== null;
  const isInScroller = (element: Element): boolean => {
    for (let around = element.parentElement; around; around = around.parentElement) if (scrolls(around)) return true;
    return false;
  };
  const shown = new Set([...document.querySelectorAll('body *')].filter((element) => !isAway(element)));
  for (const element of shown) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    if ((box.right > width + 1 || box.left < -1) && !isInScroller(element))
      found.push(`${nameOf(element)} is beyond the edge: ${Math.round(box.left)} to ${Math.round(box.right)}.`);
    const { overflowX, textOverflow } = getComputedStyle(element);
    if (overflowX === 'hidden' && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1)
      found.push(`${nameOf(element)} is cut off.`);
  }
  const isInFlow = (element: Element): boolean => {
    const { display, position, float } = getComputedStyle(element);
    if (display === 'contents' || display.startsWith('inline') || display.startsWith('table-')) return false;
    return position !== 'absolute' && position !== 'fixed' && float === 'none';
  };
  for (const parent of shown) {
    const boxes = [...parent.children]
      .filter((child) => shown.has(child) && isInFlow(child))
      .map((child) => ({ child, box: child.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 1);
    for (const [index, { child, box }] of boxes.entries()) {
      for (const { child: other, box: next } of boxes.slice(index + 1)) {
        const across = Math.min(box.right, next.right) - Math.max(box.left, next.left);
        const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
        if (across <= 1.5 || down <= 1.5) continue;
        const isSticky = [child, other].some((one) => getComputedStyle(one).position === 'sticky');
        if (!isSticky) found.push(`${nameOf(child)} and ${nameOf(other)} overlap.`);
      }
    }
  }
  const main = document.querySelector('main')!;
  const title = main.querySelector('h1')?.getBoundingClientRect();
  const room = main.getBoundingClientRect();
  const blocks = [...main.querySelectorAll('p, ul, ol, table, figure, dl, form')].filter((block) => shown.has(block));
  const text = blocks.filter((block) => !block.closest('.toc'));
  const widest = Math.max(0, ...text.map((block) => block.getBoundingClientRect().width));
  if (!title) found.push('The page has no title.');
  else if (text.length === 0) found.push('The main column is empty.');
  else if (widest < Math.min(room.width, 320) * 0.5)
    found.push(`The widest block of the text has ${Math.round(widest)} pixels.`);
  // What is beside the text leaves it its measure, where the window has the room.
  const column = main.querySelector('.prose')?.getBoundingClientRect() ?? room;
  const wanted = Math.min(width - 32, width >= 1280 ? 640 : width >= 1024 ? 620 : width - 32);
  if (column.width + 1 < wanted) found.push(`The main column has ${Math.round(column.width)} of ${wanted} pixels.`);
  return [...new Set(found)];
}
