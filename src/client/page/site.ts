import { listenForSearch } from './ask-search.ts';
import { followReading } from './contents.ts';
import { offerCopies } from './copy.ts';
import { followIncident } from './incident.ts';
import { openAroundTarget } from './folds.ts';
import { handleMenu } from './menu.ts';
import { defineOfflineStatus } from './offline.ts';
import { readGiven } from './given.ts';
import { loadOwn } from './load.ts';
import { preparePrint } from './print.ts';
import { defineThemeChoice } from './theme.ts';

/** What every page loads: it waits, and brings the rest when it is asked for. */

// Links name `index.html`, which folders need; on a host the short address is the one to copy.
if (location.protocol.startsWith('http') && location.pathname.endsWith('/index.html'))
  history.replaceState(history.state, '', location.href.replace(/\/index\.html(?=[?#]|$)/, '/'));

offerCopies();
handleMenu();
openAroundTarget();
followReading();
void readGiven().then(followIncident);
if (document.querySelector('.now')) addEventListener('load', () => void loadOwn('now').catch(() => undefined));
defineOfflineStatus();
defineThemeChoice();
listenForSearch();
preparePrint();
