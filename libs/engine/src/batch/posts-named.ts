import type { Command } from '@duban/contracts';

/** Posts that a command names beside the one that gives it: they must be there. */
export function postsNamed(command: Command): string[] {
  if (command.type === 'inspection.formTeam')
    return [...(command.leader ? [command.leader] : []), ...command.members.map(({ post }) => post)];
  if (command.type === 'inspection.recuse') return [command.recused];
  if (command.type === 'inspection.decideReview') return command.reviewers;
  if (command.type === 'clue.askHandOver') return [command.to];
  if (command.type !== 'clue.enter' && command.type !== 'clue.assign') return [];
  return command.handler === null ? [] : [command.handler];
}
