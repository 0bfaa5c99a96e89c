import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

/** The workspace that the API serves at /app. While developing, calls go to the API on its usual port. */
export default defineConfig({
  root: `${import.meta.dirname}/app`,
  base: '/app/',
  plugins: [preact()],
  build: { outDir: '../../dist/app', emptyOutDir: true },
  server: { proxy: { '/api': process.env['API'] ?? 'http://127.0.0.1:8787' } },
});
