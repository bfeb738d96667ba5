/// <reference types="vite/client" />

declare module 'virtual:operation-paths' {
  import type { OperationId } from '@duban/contracts';

  const paths: Readonly<Record<OperationId, string>>;
  export default paths;
}
