const atOnce = 8;

/** Does all of it, a few at a time, in order. */
export async function inTurns(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const next = steps.values();
  const work = async () => {
    for (const step of next) await step();
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
