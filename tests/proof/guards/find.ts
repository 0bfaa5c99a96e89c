import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { sourceFiles, trackedFiles } from '../../support/files.ts';
import { closing, isTold, lineAt, partsOf } from './text.ts';

const root = join(import.meta.dirname, '../../..');

/** One guard, and what stands in its place once it is gone. */
export interface Mutant {
  kind: GuardKind;
  file: string;
  line: number;
  from: number;
  to: number;
  instead: string;
  /** What is taken away. */
  guard: string;
}

type Found = Pick<Mutant, 'from' | 'to' | 'instead'>;
interface Source {
  file: string;
  text: string;
}

/** What refuses for another reason than who asks: a stale version, a name that is taken, a weak password, a server's own role. */
const call =
  /\b(?:permit|permitOn|allow|refuse(?!Stale|Weak|Taken|Many|Dangerous|SamePassword)[A-Z]\w*)\(/g;

/** How guards of each kind are found, and taken away. */
const kinds = {
  /** `tenant_id = …` in the SQL of a statement, of Kysely's and of a function of the database. */
  predicate: ({ file, text }: Source): Found[] =>
    file.endsWith('.sql')
      ? inFunctions(text, /(?<=\b(?:where|and|on) )(?:\w+\.)?tenant_id = [\w.]+/g, () => 'true')
      : [
          ...matches(
            text,
            /(?:[\w$"]+\.|\$\{\w+\}\.)?\btenant_id = (?:\$\{[^}]+\}(?:\.tenant_id)?|\w+\.tenant_id)/g,
            () => 'true',
          ),
          ...matches(text, /\$\{[^{}]*tenant[^{}]*\} = \$\{[\w.]*enantId\}/g, () => 'true'),
          ...matches(
            text,
            /\$\{sql\.ref\(`\$\{[^}]*\}\.tenant_id`\)\} = \$\{[\w.]*enantId\}/g,
            () => 'true',
          ),
          // A parameter that is not named any more would be an error of its own.
          ...matches(text, /(?:\w+\.)?\btenant_id = \$1(?:::uuid)?/g, () => '$1::uuid is not null'),
          ...matches(
            text,
            /\.(?:where|on)\(\s*'(?:\w+\.)?tenant_id',\s*'=',\s*[^()]+?\)/g,
            () => '',
          ),
        ],
  /** Conditions by which a role reaches a record. */
  reach: ({ text }: Source): Found[] =>
    calls(text, /\bwithin\((?=[\w.]+, )/g, () => 'sql<boolean>`true`'),
  /** Refusals of what a role may not do. */
  permission: ({ text }: Source): Found[] => calls(text, call, () => 'undefined'),
  /** Fields that a role does not see. */
  hidden: ({ text }: Source): Found[] => [
    ...calls(text, /\bhiddenFields\(/g, () => '([] as string[])'),
    ...calls(text, /\bshown(?:Name)?\((?=actor|tx)/g, (inside) => lastOf(inside)),
  ],
  /** What an endpoint asks of a role, and of a session. */
  need: ({ file, text }: Source): Found[] =>
    file.startsWith('contract/')
      ? [
          ...matches(text, /^\s*needs: \[[^\]]+\],\n/gm, () => ''),
          ...matches(text, /^\s*(?:confirmed|inWorkspace): true,\n/gm, () => ''),
        ]
      : [],
  /** `if (…) throw` of what is forbidden or of nobody known: each part of the condition by itself. */
  refusal: ({ text }: Source): Found[] => refusals(text),
  /** What makes sessions and secrets end. */
  session: ({ file, text }: Source): Found[] =>
    file.endsWith('.sql')
      ? inFunctions(
          text,
          /(?<=\b(?:where|and|or) )(?:\w+\.expires_at > now\(\)|\w+\.epoch = \w+|\w\.member_id = pass_door\.member|disabled is not null)/g,
          (found) => (found.startsWith('disabled') ? 'false' : 'true'),
        )
      : [
          ...matches(text, /(?<=\band )(?:\w+\.)?expires_at > now\(\)/g, () => 'true'),
          ...matches(
            text,
            /\n\s*\.where\(\s*'(?:expires_at|used_at|disabled_at|revoked_at)',\s*'(?:is|>)',\s*(?:null|sql<string>`now\(\)`)\)/g,
            () => '',
          ),
          ...calls(text, /\.where\((?='confirmed_at')/g, () => ''),
          ...calls(text, /\b(?:await )?(?:endAccess|endSessions|killTokens)\(/g, () => 'undefined'),
        ],
  /** Triggers that end what servers remember of somebody. */
  trigger: ({ file, text }: Source): Found[] =>
    file.endsWith('.sql')
      ? matches(text, /^create trigger \w+(?:remember|memory|epoch)\w*[^;]*;/gm, () => '')
      : [],
  /** Which pages may ask, and with whose cookies. */
  origin: ({ text }: Source): Found[] => [
    ...matches(text, /\bcors\(\{/g, () => 'cors({ credentials: true,'),
    ...(text.includes('setCookie(')
      ? matches(text, /^\s*(?:httpOnly|sameSite|secure): .+,\n/gm, () => '')
      : []),
    ...calls(text, /!isOwnPage\(/g, () => 'false'),
    ...matches(text, /origin\.host === [^|;]+(?=\|\|)/g, () => 'true '),
  ],
} satisfies Record<string, (source: Source) => Found[]>;

export type GuardKind = keyof typeof kinds;
export const guardKinds = Object.keys(kinds) as GuardKind[];

/** Run by the owner of the database, over the rows of every tenant; or over no stored row at all. */
const isOurs = (file: string) =>
  /^(?:api|contract)\/.*\.ts$|^migrations\/.*\.sql$/.test(file) &&
  !/\.test\.ts$|^api\/(?:demo|audit|jobs|db\/embedded)\/|^api\/auth\/tenants\.ts$/.test(file);

/** Every guard there is. */
export async function findGuards(): Promise<Mutant[]> {
  const files = [
    ...(await sourceFiles()),
    ...(await trackedFiles()).filter((file) => file.endsWith('.sql')),
  ];
  const sources: Source[] = [];
  for (const file of files.filter(isOurs).toSorted())
    sources.push({ file, text: await readFile(join(root, file), 'utf8') });
  const later = (at: number) =>
    sources
      .slice(at + 1)
      .map(({ text }) => text)
      .join('\n');
  return sources.flatMap(({ file, text }, at) =>
    guardKinds.flatMap((kind) =>
      kinds[kind]({ file, text })
        .filter(({ from }) => !isTold(text, from))
        .filter(({ from }) => !file.endsWith('.sql') || !isReplaced(text, from, later(at)))
        .map((found) => ({
          kind,
          file,
          line: lineAt(text, found.from + (/^\s*/.exec(text.slice(found.from))?.[0].length ?? 0)),
          guard: text.slice(found.from, found.to).trim().replace(/\s+/g, ' '),
          ...found,
        })),
    ),
  );
}

/** Whether a later migration puts another function in this one's place. */
function isReplaced(text: string, at: number, later: string): boolean {
  const [, name] =
    [...text.slice(0, at).matchAll(/create (?:or replace )?function (\w+)/g)].at(-1) ?? [];
  const rest = text.slice(at) + later;
  return (
    name !== undefined &&
    new RegExp(`function ${name}\\b`).test(rest.replace(/execute function \w+/g, ''))
  );
}

const matches = (text: string, pattern: RegExp, instead: (found: string) => string): Found[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
    instead: instead(found),
  }));

function inFunctions(text: string, pattern: RegExp, instead: (found: string) => string): Found[] {
  const bodies = [...text.matchAll(/create (?:or replace )?function[^$]*?\$\$.*?\$\$/gs)];
  return matches(text, pattern, instead).filter(({ from }) =>
    bodies.some(({ 0: body, index }) => from > index && from < index + body.length),
  );
}

/** Calls of functions: from their name to their last parenthesis. */
const calls = (text: string, pattern: RegExp, instead: (inside: string) => string): Found[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => {
    const to = closing(text, index + found.length - 1);
    return { from: index, to, instead: instead(text.slice(index + found.length, to - 1)) };
  });

const lastOf = (inside: string): string => inside.slice(inside.lastIndexOf(',') + 1).trim();

const refused =
  /^\s*throw (?:new AppError\(\s*'(?:forbidden|unauthenticated)'|refused\(|forbidden\()/;

function refusals(text: string): Found[] {
  return [...text.matchAll(/\bif \(/g)].flatMap(({ 0: found, index }) => {
    const begin = index + found.length;
    const end = closing(text, begin - 1) - 1;
    if (!refused.test(text.slice(end + 1).replace(/^\s*\{/, ''))) return [];
    const condition = text.slice(begin, end);
    return partsOf(condition, '||').map(([part, at]) => {
      const lead = /^\s*/.exec(part)?.[0].length ?? 0;
      const from = begin + at + lead;
      return { from, to: from + part.trim().length, instead: 'false' };
    });
  });
}
