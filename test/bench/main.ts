import { benchCommands } from './commands.bench.js';
import { benchIssuing, benchParsing } from './documents.bench.js';
import { benchDueInstant } from './due-instant.bench.js';
import { type Figure, say, tableOf } from './figure.js';
import { benchHttp } from './http.bench.js';
import { benchIntake } from './intake.bench.js';
import { benchLadder } from './ladder.bench.js';
import { benchMerger } from './merger.bench.js';
import { benchOverlap } from './overlap.bench.js';
import { benchPages } from './pages.bench.js';
import { benchReading } from './reading.bench.js';
import { benchRehearsal } from './rehearsal.bench.js';
import { type BenchServer, openBenchServer } from './server.js';
import { benchSuggesting } from './suggest.bench.js';

/** What can be measured, by the name under which it is asked for: `npm run bench -- --only commands`. All unless named. */
const benches: Readonly<Record<string, (server: BenchServer) => Promise<Figure[]>>> = {
  commands: benchCommands,
  due: async (server) => [await benchDueInstant(server, 1), await benchDueInstant(server, 4)],
  documents: async (server) => [benchParsing(), await benchIssuing(server)],
  http: benchHttp,
  intake: benchIntake,
  ladder: benchLadder,
  merger: benchMerger,
  overlap: benchOverlap,
  pages: benchPages,
  reading: () => Promise.resolve(benchReading()),
  rehearsal: async (server) => [await benchRehearsal(server)],
  suggest: () => Promise.resolve(benchSuggesting()),
};

const wanted = process.argv.slice(2).filter((word) => word !== '--only');
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  say(`there is no ${unknown.join(', ')}, but ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}
const server = await openBenchServer();
try {
  const figures: Figure[] = [];
  for (const [name, bench] of Object.entries(benches)) {
    if (wanted.length === 0 || wanted.includes(name)) figures.push(...(await bench(server)));
  }
  process.stdout.write(
    `PostgreSQL ${server.version} with default settings, Node ${process.versions.node}\n\n${tableOf(figures)}\n`,
  );
} finally {
  await server.stop();
}
