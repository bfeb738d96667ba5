import { kindOfClause } from './clauses.js';
import { isBodyOrGroup } from './named-units.js';
import { dutyWords } from './vocabulary.js';

/**
 * Whether a sentence does nothing but order who does it: every clause is a list of bodies that ends in a word of duty
 * (由甲局牵头,乙局、丙局配合) or a time, and the first one is such a list.
 */
export function orderedBy(sentence: string): boolean {
  if (!/(?:牵头|负责|落实|实施|主办|承办)/.test(sentence)) return false;
  const clauses = sentence.split(/[，,；;]/).map((clause) => clause.trim());
  return clauses.every((clause, index) => isOrder(clause) || (index > 0 && kindOfClause(clause) !== undefined));
}

function isOrder(clause: string): boolean {
  const words = dutyWords.exec(clause.slice(-40));
  if (!words || words[0].length === clause.length) return false;
  const names = clause.slice(0, clause.length - words[0].length).replace(/^由/, '');
  return (
    names !== '' &&
    names
      .split(/、|会同|和(?=[省市县区])/)
      .every((name) => isBodyOrGroup(name.replace(dutyWords, '').replace(/等$/, '')))
  );
}
