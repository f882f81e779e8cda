import { hostileText, type Example } from '../example.ts';

const text = 'kubectl delete pod --namespace shop --selector app=checkout --grace-period=30';

export const examples: Example[] = [
  { state: 'Nothing is said about it', props: { language: 'bash' }, text },
  { state: 'Safe', props: { language: 'bash', risk: 'safe', title: 'Which pods run' }, text },
  { state: 'Caution', props: { language: 'bash', risk: 'caution', undo: 'They come back by themselves.' }, text },
  {
    state: 'Destructive',
    props: {
      language: 'bash',
      risk: 'destructive',
      destroys: 'Every order since the last backup.',
      undo: 'Restore the snapshot.',
    },
    text,
  },
  { state: 'Destructive, no way back known', props: { language: 'bash', risk: 'destructive' }, text },
  { state: 'Output', props: { language: 'json', output: true }, text: hostileText },
  { state: 'Wide lines that are folded', props: { language: 'bash', risk: 'safe', title: 'Pods', wide: true }, text },
  {
    state: 'Wide lines that are scrolled',
    props: { language: 'text', output: true, wide: true },
    text: `${text} ${text}`,
  },
  { state: 'A file', props: { language: 'yaml', title: 'values.yaml' }, text: 'replicas: 3' },
];
