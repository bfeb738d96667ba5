import account from './account.json';
import admin from './admin.json';
import board from './board.json';
import clues from './clues.json';
import dashboard from './dashboard.json';
import desk from './desk.json';
import directives from './directives.json';
import directory from './directory.json';
import document from './document.json';
import figures from './figures.json';
import help from './help.json';
import inspections from './inspections.json';
import leader from './leader.json';
import ledger from './ledger.json';
import meetings from './meetings.json';
import notices from './notices.json';
import outcomes from './outcomes.json';
import regimes from './regimes.json';
import report from './report.json';
import returns from './returns.json';
import review from './review.json';
import task from './task.json';
import unit from './unit.json';
import wizard from './wizard.json';
import work from './work.json';
import door from './door.js';

/** Every text, a file for each part of the product. */
export default {
  ...door,
  account,
  admin,
  board,
  clues,
  dashboard,
  desk,
  directives,
  directory,
  document,
  figures,
  help,
  inspections,
  leader,
  ledger,
  meetings,
  notices,
  outcomes,
  regimes,
  report,
  returns,
  review,
  task,
  unit,
  wizard,
  work,
};
