import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { WorkspacePage } from './workspace-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong on the page as it stands, with where; of its rules all, or only the one that is named. */
export async function violations(
  { page }: Pick<WorkspacePage, 'page'>,
  only?: string,
): Promise<string[]> {
  // Evaluated and not added to the page, whose policy lets no foreign script in.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return page.evaluate(
    async (runOnly: string[]) => {
      const { run } = Reflect.get(globalThis, 'axe');
      const result = await run(document, { runOnly, resultTypes: ['violations'] });
      return result.violations.map(
        ({ id, nodes }: { id: string; nodes: { target: string[] }[] }) =>
          `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      );
    },
    only ? [only] : rules,
  );
}
