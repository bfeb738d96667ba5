import { describe, expect, it } from 'vitest';
import { loadPermissions } from '../../../../config/load-config.js';
import { allowedDirectiveCommands } from './allowed-directive.js';

const permissions = loadPermissions();

describe('allowedDirectiveCommands', () => {
  it('leaves the clerk what the state takes', () => {
    const clerk = { role: 'issuingClerk' } as const;
    expect(allowedDirectiveCommands(permissions, clerk, 'draft')).toEqual(['directive.issue', 'directive.amend']);
    expect(allowedDirectiveCommands(permissions, clerk, 'issued')).toEqual(['directive.amend', 'directive.close']);
    expect(allowedDirectiveCommands(permissions, clerk, 'closed')).toEqual([]);
  });

  it('leaves the rules to the administrator, and the rest nothing', () => {
    expect(allowedDirectiveCommands(permissions, { role: 'administrator' }, 'issued')).toEqual([
      'directive.applyRegime',
    ]);
    expect(allowedDirectiveCommands(permissions, { role: 'viewer' }, 'issued')).toEqual([]);
  });
});
