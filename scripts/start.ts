import { build } from './build.ts';

await build();
await import('../api/main.ts');
