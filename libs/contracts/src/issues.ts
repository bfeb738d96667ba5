import type { z } from 'zod';

/** As JSON pointers (RFC 6901); a field that is not known is named itself, not its parent. */
export function issuesOf(error: z.ZodError): { path: string; message: string }[] {
  return issuesIn(error.issues, []);
}

function issuesIn(
  issues: readonly z.core.$ZodIssue[],
  above: readonly PropertyKey[],
): { path: string; message: string }[] {
  return issues.flatMap((each) => {
    const issue = { ...each, path: [...above, ...each.path] };
    // Of several shapes the one is told that was meant: where something inside is wrong, not the value as a whole.
    const meant = issue.code === 'invalid_union' && issue.errors.find((branch) => branch.every(isInside));
    if (meant && meant.length > 0) return issuesIn(meant, issue.path);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: pointer([...issue.path, key]), message: 'is not known here' }));
    return [{ path: pointer(issue.path), message: issue.message }];
  });
}

const isInside = ({ path, code }: z.core.$ZodIssue): boolean => path.length > 0 || code === 'unrecognized_keys';

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
