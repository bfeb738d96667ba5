import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { holdBudget } from './build/hold-budget.js';
import { operationPaths } from './build/operation-paths.js';

const root = fileURLToPath(new URL('.', import.meta.url));
// The host stays as the browser named it, or a sign-in would look as if another site had sent it.
const api = { target: process.env['DUBAN_API'] ?? 'http://127.0.0.1:8080', changeOrigin: false };

/** Built into dist/apps/web, where the API finds it. `vite` alone serves the sources over a running API. */
export default defineConfig({
  root,
  resolve: { tsconfigPaths: true },
  plugins: [react(), operationPaths(), holdBudget()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/apps/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    reportCompressedSize: false,
    manifest: true,
    rollupOptions: {
      treeshake: { moduleSideEffects: (id: string) => !/[\\/]libs[\\/]/.test(id) },
    },
  },
  server: { proxy: { '/api': api, '/health': api } },
});
