import { effect } from '@preact/signals';

import { createClient, type ApiError } from '../../contract/client.ts';
import type { Source } from '../../contract/record.ts';
import type { RoleDraft } from './admin/role-draft.ts';
import { createAgenda } from './agenda.ts';
import { createChangeInPlace } from './change-in-place.ts';
import { createChanges } from './changes.ts';
import { createConfirmation } from './confirmation.ts';
import { createCustomFields } from './custom-fields.ts';
import { createDrafts } from './drafts.ts';
import { createFollowUpActs } from './follow-up-acts.ts';
import { createKnownTags } from './known-tags.ts';
import { createMergeActs } from './merging/merge-acts.ts';
import { createNames } from './names.ts';
import { createNoteActs } from './note-acts.ts';
import { createRestoring } from './restoring.ts';
import { createRightsWatch } from './rights-watch.ts';
import { may } from './rights.ts';
import { createRouter } from './router.ts';
import { createSession } from './session.ts';
import { createToasts } from './toasts.ts';
import { createTurnedAway } from './turned-away.ts';
import { createVisits } from './visits.ts';

export interface WorkspaceSettings {
  /** Where the API is served. */
  base: string;
  source: Source;
  /** Given: requests carry this token; else the server's cookie is used. */
  token?: () => string | null | Promise<string | null>;
  /** Where a new token is kept; gets null when it is dead. Given together with `token`. */
  keepToken?: (token: string | null) => void | Promise<void>;
  routing: 'path' | 'hash';
  /** Takes links that lead out of the workspace, where the browser should not follow them itself. */
  onOpenExternal?: (address: string) => void;
}

export type Workspace = ReturnType<typeof createWorkspace>;

const refreshMs = 5 * 60_000;

/** Everything that the screens share, made once. */
export function createWorkspace(settings: WorkspaceSettings) {
  const { base, source, token, keepToken, routing } = settings;
  const plainCall = createClient({
    base,
    source,
    ...(token ? { token } : {}),
    onSignedOut: () => session.forget(),
    onRefused: (error) => {
      if (wantsSecondFactor(error) && isAtWork()) void session.load();
      else if (!turnedAway(error)) watchRights(error);
    },
  });
  const confirmation = createConfirmation(plainCall);
  const { call } = confirmation;
  const session = createSession({ call, cookie: !token, keepToken });
  const router = createRouter({ routing });
  const changes = createChanges();
  const toasts = createToasts();
  const watchRights = createRightsWatch({ session: () => session, toasts });
  const turnedAway = createTurnedAway({ session: () => session, router, toasts });
  const visits = createVisits({ call, session, router, toasts });
  const names = createNames({ call, changes });
  const customFields = createCustomFields({ call });
  const agenda = createAgenda({ call, changes });
  const acts = createFollowUpActs({ call, changes, toasts });
  const restoring = createRestoring({ call, changes, toasts });
  const changeInPlace = createChangeInPlace({ call, changes, toasts });
  const noteActs = createNoteActs({ call, changes, toasts, changeInPlace, restoring });
  const knownTags = createKnownTags({ call, changes });
  const mergeActs = createMergeActs({ call, changes, toasts, onMoved: () => loadAgenda() });
  const drafts = createDrafts();
  /** Roles that were changed and not yet saved, by id: they outlive the page they are changed on. */
  const roleDrafts = new Map<string, RoleDraft>();

  /** Whoever is in no company has no agenda, and whoever still has to set up a second factor is answered nothing else. */
  const isAtWork = () => {
    const state = session.state.value;
    return state.is === 'signedIn' && state.me.tenant !== null && !state.me.mustSetUpTotp;
  };
  const loadAgenda = () => {
    const state = session.state.peek();
    if (state.is === 'signedIn' && state.me.tenant && may(state.me, 'followUp', 'read'))
      void agenda.load();
  };
  const stopGreeting = effect(() => {
    if (!isAtWork()) return;
    void names.loadMembers();
    void customFields.load();
    loadAgenda();
  });
  const stopAsking = effect(() => {
    if (session.state.value.is === 'signedOut') confirmation.cancel();
  });
  // Left open all day, the agenda must not show yesterday.
  const refresh = () => {
    if (!isAtWork() || document.hidden) return;
    loadAgenda();
    void customFields.load();
  };
  const timer = setInterval(refresh, refreshMs);
  document.addEventListener('visibilitychange', refresh);

  const stop = () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', refresh);
    stopGreeting();
    stopAsking();
    router.stop();
    names.stop();
    knownTags.stop();
    agenda.stop();
  };
  return {
    base,
    call,
    confirmation,
    session,
    router,
    changes,
    toasts,
    visits,
    names,
    customFields,
    agenda,
    acts,
    restoring,
    changeInPlace,
    noteActs,
    knownTags,
    mergeActs,
    drafts,
    roleDrafts,
    stop,
  };
}

/** The company has begun to ask for a second factor. */
const wantsSecondFactor = (error: ApiError) =>
  error.code === 'forbidden' && error.errors.some(({ field }) => field === 'totp');
