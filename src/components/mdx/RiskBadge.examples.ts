import { risks } from '../../model/catalogue/document.ts';
import type { Example } from '../example.ts';

export const examples: Example[] = risks.map((risk) => ({ state: risk, props: { risk } }));
