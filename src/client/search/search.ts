import type { OpenSearch } from '../page/ask-search.ts';
import { SearchDialog } from './search-dialog.ts';

let dialog: SearchDialog | undefined;

const open: OpenSearch = (typed, load) => {
  dialog ??= new SearchDialog(load);
  dialog.open(typed);
};
globalThis.alertbookOpenSearch = open;
