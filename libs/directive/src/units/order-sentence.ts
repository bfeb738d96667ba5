import { kindOfClause } from './clauses.js';
import { isDuty, labelAt } from './labels.js';
import { isBodyOrGroup } from './named-units.js';
import { dutyWords } from './vocabulary.js';

/**
 * Whether a sentence does nothing but order who does it: every clause is a list of bodies that ends in a word of duty
 * (由甲局牵头,乙局、丙局配合) or a time, and the first one is such a list.
 */
export function orderedBy(sentence: string): boolean {
  if (!/(?:牵头|负责|落实|实施|主办|承办)/.test(sentence)) return false;
  const clauses = sentence.split(/[，,；;]/).map((clause) => clause.trim());
  const [first = ''] = clauses;
  return (
    (isOrder(first) || (namesOnly(first) && clauses.some(isOrder))) &&
    clauses.every((clause) => isOrder(clause) || namesOnly(clause) || isBeside(clause))
  );
}

/** Whether a sentence, or its end, does nothing but name units in words of a label (责任单位为甲局、乙局，配合单位为丙局). */
export function labelledBy(sentence: string): boolean {
  const clauses = sentence.split(/[，,；;]/).map((clause) => clause.trim());
  return (
    isLabelled(clauses[0] ?? '') &&
    clauses.every((clause) => isLabelled(clause) || isOrder(clause) || namesOnly(clause) || isBeside(clause))
  );
}

function isLabelled(clause: string): boolean {
  const label = labelAt(clause, 0, clause.length, true);
  if (!label || !'为是'.includes(clause.charAt(label.end - 1))) return false;
  return !isDuty(label.field) || namesOnly(clause.slice(label.end));
}

/** A clause that may stand beside the names: a time, a score, a rule, or a field of its own (分管领导:). */
const isBeside = (clause: string): boolean =>
  kindOfClause(clause) !== undefined || labelAt(clause, 0, clause.length) !== undefined;

function isOrder(clause: string): boolean {
  const words = dutyWords.exec(clause.slice(-40));
  if (!words || words[0].length === clause.length) return false;
  return namesOnly(clause.slice(0, clause.length - words[0].length).replace(/^(?:由|并?会同(?!县))/, ''));
}

const namesOnly = (clause: string): boolean =>
  clause !== '' &&
  clause
    .split(/、|会同|和(?=[省市县区])/)
    .every((name) => isBodyOrGroup(name.replace(dutyWords, '').replace(/等(?:部门|单位)?$/, '')));
