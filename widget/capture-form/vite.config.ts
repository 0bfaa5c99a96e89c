import preact from '@preact/preset-vite';
import { defineConfig, type BuildEnvironmentOptions } from 'vite';

/** One file for a page: `entry` becomes `dist/widget/<file>`. */
const single = (entry: string, format: 'iife' | 'es', file: string): BuildEnvironmentOptions => ({
  outDir: `${import.meta.dirname}/../../dist/widget`,
  emptyOutDir: false,
  modulePreload: false,
  rolldownOptions: {
    input: `${import.meta.dirname}/${entry}`,
    output: { format, entryFileNames: file, minify: true },
  },
});

/** The form for foreign pages, once as a classic script and once as a module. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [preact()],
  environments: {
    client: { build: single('script.ts', 'iife', 'pathsix-capture.js') },
    module: {
      consumer: 'client',
      build: single('module.ts', 'es', 'pathsix-capture.mjs'),
    },
  },
  builder: {
    async buildApp({ build, environments }) {
      for (const environment of Object.values(environments)) await build(environment);
    },
  },
});
