import { signal } from '@preact/signals';

import { newId } from '../../contract/id.ts';
import { ask } from '../messages.ts';
import { may, writableOf } from '../session/may.ts';
import { addFollowUp, attach, logInteraction, saveLead } from './acts.ts';
import type { Saved, Target } from './draft.ts';
import { interactionOf } from './interaction.ts';
import { isCertain } from './matches.ts';
import type { PanelModel } from './model.ts';

export type Deeds = ReturnType<typeof createDeeds>;

/** What came of pressing a button: it is in the outbox, or something has to be put right first. */
export type Deed = 'done' | 'needsValues' | 'needsReason' | 'needsTime';

interface About extends Omit<Saved, 'entryId'> {
  entryId: string | null;
}

/** The acts of the bar at the foot of the panel. Each is on disk when it resolves, whatever the network does. */
export function createDeeds(model: PanelModel) {
  const { card, capture, fields, name, outbox, keepChange } = model;

  const owner = () => {
    if (!model.current.value) throw new Error('Nobody is signed in');
    return model.current.value;
  };
  const interaction = () => {
    const { said, kind } = card.value;
    const ownEmail = owner().session.member.email;
    const draft = interactionOf(capture.value, { said, kind, ownEmail, now: new Date() });
    return writableOf(owner(), 'interaction', draft);
  };
  const mayLog = () => may(owner(), 'interaction', 'create');
  /** Kept before it is used: whatever dies in between, the next try means the same capture. */
  const captureId = async () => {
    const { id, saved } = card.value;
    const kept = saved ? newId() : (id ?? newId());
    if (kept !== id) await keepChange({ id: kept, saved: null });
    return kept;
  };
  const reviewed = async (more: { withInteraction: boolean }) => ({
    id: await captureId(),
    outbox: outbox.outbox,
    owner: owner().owner,
    capture: capture.value,
    capturedFrom: model.capturedFrom.value,
    name: name.value,
    interaction: more.withInteraction ? interaction() : null,
    followUp: card.value.followUpToo ? model.followUp.value : null,
  });
  /** It is on disk: the worker sends it while the panel already says so. */
  const sendNow = async (): Promise<Deed> => {
    await outbox.load();
    void ask('sendOutbox', { all: false });
    return 'done';
  };
  const keepSaved = async (saved: { entryId: string; target: Target }) => {
    const { followUpToo, followUpLine } = card.value;
    await keepChange({
      saved: { ...saved, name: name.value },
      said: '',
      followUpToo: false,
      followUpLine: followUpToo ? '' : followUpLine,
      followedUp: followUpToo ? (model.followUp.value?.title ?? null) : null,
    });
    return sendNow();
  };
  const about = ({ target, name: whom, entryId }: About) => ({
    outbox: outbox.outbox,
    owner: owner().owner,
    target,
    name: whom,
    after: entryId,
  });

  /** A new lead, with what was said about it. */
  async function save(
    withInteraction = mayLog() && Boolean(card.value.said.trim()),
  ): Promise<Deed> {
    const isWrong = [...model.problems.value.values()].some((problem) => problem !== null);
    if (isWrong || model.missing.value) return 'needsValues';
    const reason = card.value.duplicateReason.trim();
    if (model.matches.found.value.some(isCertain) && reason.length < 3) return 'needsReason';
    return keepSaved(
      await saveLead(await reviewed({ withInteraction }), fields.value, reason || null),
    );
  }

  /** With what was just saved, with the record that is there already, else with a new lead. */
  async function log(chosen: Target | null = knownTarget()): Promise<Deed> {
    const { saved } = card.value;
    if (!chosen && saved) {
      const logged = await logInteraction(about(saved), interaction());
      await keepChange({ said: '', logged });
      return sendNow();
    }
    if (!chosen) return save(true);
    return keepSaved(await attach(await reviewed({ withInteraction: true }), chosen));
  }

  /** What the record that is there does not know yet; what it knows stays. */
  async function fillIn(target: Target): Promise<Deed> {
    const isWrong = [...model.problems.value.values()].some((problem) => problem !== null);
    if (isWrong) return 'needsValues';
    const captured = await reviewed({ withInteraction: false });
    return keepSaved(await attach(captured, target, fields.value));
  }

  /** At once where there is a record to follow up on; else it is saved together with the lead. */
  async function follow(): Promise<Deed> {
    const followUp = model.followUp.value;
    if (!followUp) return 'needsTime';
    const { saved } = card.value;
    const target = saved?.target ?? knownTarget();
    if (!target) {
      await keepChange({ followUpToo: true });
      return 'done';
    }
    const whom = saved ?? { entryId: null, target, name: name.value };
    await addFollowUp(about(whom), followUp);
    await keepChange({ followUpLine: '', followUpToo: false, followedUp: followUp.title });
    return sendNow();
  }

  /** The record that is the same one beyond doubt, as far as the member may use it. */
  const knownTarget = (): Target | null => {
    if (card.value.saved) return null;
    const same = model.matches.found.value.find((match) => isCertain(match) && match.readable);
    return same ? { type: same.type, id: same.id } : null;
  };

  const ended = signal<Deed>('done');
  const isBusy = signal(false);
  const run = async (deed: () => Promise<Deed>) => {
    if (isBusy.value) return;
    isBusy.value = true;
    try {
      // One at a time, in whichever panel: the second sees what the first has saved.
      await navigator.locks.request('panel', async () => {
        await model.catchUp();
        ended.value = await deed();
      });
    } finally {
      isBusy.value = false;
    }
  };

  return {
    knownTarget,
    /** What came of the last one. */
    ended,
    isBusy,
    save: () => run(() => (card.value.saved ? Promise.resolve('done') : save())),
    log: (chosen?: Target) => run(() => log(chosen)),
    fillIn: (target: Target) =>
      run(() => (card.value.saved ? Promise.resolve('done') : fillIn(target))),
    follow: () => run(follow),
  };
}
