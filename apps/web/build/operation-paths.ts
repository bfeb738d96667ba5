import { fileURLToPath } from 'node:url';
import { type Plugin, runnerImport } from 'vite';

const NAME = 'virtual:operation-paths';
const contracts = fileURLToPath(new URL('../../../libs/contracts/src/index.ts', import.meta.url));

interface Contracts {
  operations: readonly { id: string; method: string; path: string }[];
}

/**
 * Method and path of every operation, as a module that the browser can have without the schemas they stand beside:
 * `{ 'task.read': 'GET /api/v1/tasks/{year}/{id}' }`.
 */
export function operationPaths(): Plugin {
  return {
    name: 'operation-paths',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: async (id) => {
      if (id !== `\0${NAME}`) return undefined;
      const { module } = await runnerImport<Contracts>(contracts, {
        configFile: false,
        resolve: { tsconfigPaths: true },
      });
      const paths = module.operations.map((each): [string, string] => [each.id, `${each.method} ${each.path}`]);
      return `export default ${JSON.stringify(Object.fromEntries(paths))}`;
    },
  };
}
