/** Marks in the contents beside the text which section is being read. */
export function followReading(): void {
  const rail = document.querySelector<HTMLElement>('.toc');
  if (!rail) return;
  const sections = [...rail.querySelectorAll<HTMLAnchorElement>('a')].flatMap((link) => {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return target ? [{ link, target }] : [];
  });
  const isBeside = matchMedia('(min-width: 80rem)');
  let isAsked = false;
  const show = (): void => {
    isAsked = false;
    if (!isBeside.matches) return;
    // A third of the way down is where the eye is.
    const line = innerHeight / 3;
    const current = sections.findLast(({ target }) => target.getBoundingClientRect().top <= line);
    for (const { link } of sections) {
      if (link === current?.link) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  addEventListener(
    'scroll',
    () => {
      if (isAsked) return;
      isAsked = true;
      requestAnimationFrame(show);
    },
    { passive: true },
  );
  show();
}
