import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';

/**
 * A page that is shown while its content is written: it loads itself again after a change, and says what is wrong.
 *
 * @param changes Path that tells the version of the content, each time it is another one.
 * @param errors What is wrong, as the terminal says it; empty when nothing is.
 */
export function withLiveParts(
  html: string,
  { changes, version, errors }: { changes: string; version: string; errors: string },
): string {
  const script = `new EventSource(${JSON.stringify(changes)}).onmessage=({data})=>{if(data!==${JSON.stringify(version)})location.reload()}`;
  const parts = [
    ...(errors === '' ? [] : [h('pre', { role: 'alert', tabIndex: 0, style: errorStyle }, errors)]),
    h('script', script),
  ];
  const end = html.lastIndexOf('</body>');
  return html.slice(0, end) + toHtml(parts) + html.slice(end);
}

const errorStyle =
  'position:fixed;inset:auto 0 0;z-index:99;max-height:60vh;overflow:auto;margin:0;padding:1rem;' +
  'background:Canvas;color:CanvasText;border-top:4px solid;white-space:pre-wrap';
