const browsers: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/MicroMessenger\//, '微信'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** What a browser calls itself, so that a person recognises it: `Chrome · Windows`. Null where it says nothing. */
export function agentText(agent: string | null): string | null {
  if (agent === null) return null;
  const named = (table: readonly [RegExp, string][]): string[] => {
    const found = table.find(([pattern]) => pattern.test(agent));
    return found ? [found[1]] : [];
  };
  const parts = [...named(browsers), ...named(systems)];
  return parts.length > 0 ? parts.join(' · ') : agent;
}
