import { hostileText, type Example } from '../example.ts';
import type { DiagramPicture } from '../../model/diagrams/diagram-picture.ts';

const box = (x: number, y: number, text: string): DiagramPicture['marks'] => [
  { kind: 'line', d: `M${x} ${y}L${x + 120} ${y} ${x + 120} ${y + 36} ${x} ${y + 36}Z`, line: 'plain', fill: 'tint' },
  { kind: 'text', x: x + 60, y: y + 23, anchor: 'middle', size: 14, text, isBold: false },
];
const picture = (first: string): DiagramPicture => ({
  width: 300,
  height: 44,
  marks: [
    ...box(4, 4, first),
    ...box(176, 4, 'Worker'),
    { kind: 'line', d: 'M124 22C140 22 150 22 166 22', line: 'dashed', fill: 'none' },
    { kind: 'line', d: 'M166 18L176 22 166 26Z', line: 'plain', fill: 'solid' },
  ],
});

export const examples: Example[] = [
  {
    state: 'Two boxes',
    props: { picture: picture('Queue'), title: 'A queue, and who works on it', text: 'digraph { Queue -> Worker }' },
  },
  { state: 'Hostile text', props: { picture: picture(hostileText), title: hostileText, text: hostileText } },
];
