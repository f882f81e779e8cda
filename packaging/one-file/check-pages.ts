import type { checkPage as ofProgram } from '../../src/workspace/check-pages.ts';

const pages = new Map(import.meta.env.ALERTBOOK_CHECK_PAGES);

/** The page of a check, at its public address: beside the file there are no pages. */
export const checkPage: typeof ofProgram = (id) => pages.get(id);
