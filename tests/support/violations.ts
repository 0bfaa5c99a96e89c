import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { WorkspacePage } from './workspace-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong on the page as it stands, with where. */
export async function violations({ page }: Pick<WorkspacePage, 'page'>): Promise<string[]> {
  // Evaluated and not added to the page, whose policy lets no foreign script in.
  await page.evaluate(axe);
  return page.evaluate(async (tags: string[]) => {
    const { run } = Reflect.get(globalThis, 'axe');
    const result = await run(document, { runOnly: tags });
    return result.violations.map(
      ({ id, nodes }: { id: string; nodes: { target: string[] }[] }) =>
        `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  }, rules);
}
