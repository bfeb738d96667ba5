import { Button } from 'antd';
import { useTerm } from '../../parts/useTerm.js';
import type { Acts } from './useActs.js';

interface ActButtonsProps {
  acts: Acts;
  /** The part or obligation that they are about. */
  of: { id: string; allowed: readonly string[] };
  /** In the order in which they stand; the first that is allowed stands out where `leads`, save what takes something back. */
  commands: readonly string[];
  leads?: boolean;
  size?: 'small' | 'medium';
}

const severe: ReadonlySet<string> = new Set(['closeOut.reject', 'report.empty', 'extension.refuse', 'plan.return']);

const isTakenBack = (command: string): boolean => command.endsWith('.withdraw');

/** A button for each of these commands that may be given now. */
export function ActButtons({ acts, of, commands, leads = false, size = 'medium' }: ActButtonsProps) {
  const term = useTerm();
  const allowed = commands.filter((command) => of.allowed.includes(command));
  return (
    <>
      {allowed.map((command, index) => (
        <Button
          key={command}
          size={size}
          type={leads && index === 0 && !isTakenBack(command) ? 'primary' : 'default'}
          danger={severe.has(command)}
          disabled={acts.isDoing}
          onClick={() => void acts.act(command, of.id)}
        >
          {term('command', command)}
        </Button>
      ))}
    </>
  );
}
