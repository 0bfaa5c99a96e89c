import { NoAnswer } from '../../contract/client.ts';
import { Button } from '../../widget/components/Button.tsx';
import { t } from '../../widget/messages/t-options.ts';
import { outboxInWords } from '../outbox-view/in-words.ts';
import type { OutboxModel } from '../outbox-view/model.ts';
import type { CurrentSession } from '../session/current.ts';
import { signOut } from '../session/sign-in.ts';
import { SignIn } from '../session/SignIn.tsx';

interface AccountProps {
  apiAddress: string;
  session: CurrentSession | null;
  outbox: OutboxModel;
  /** How many acts wait for members who are not signed in here now. */
  othersWaiting: number;
  onServer: () => void;
}

/** Who is signed in, what waits for them, and the way out. */
export function Account({ apiAddress, session, outbox, othersWaiting, onServer }: AccountProps) {
  const isSignedIn = Boolean(session?.session.token);
  return (
    <>
      {session && isSignedIn ? (
        <SignedIn session={session} outbox={outbox} />
      ) : (
        <SignIn apiAddress={apiAddress} ended={session} onOptions={onServer} />
      )}
      {othersWaiting > 0 && (
        <p class="small quiet">{t('options.otherOutboxes', { count: othersWaiting })}</p>
      )}
    </>
  );
}

function SignedIn({ session, outbox }: { session: CurrentSession; outbox: OutboxModel }) {
  const { member, tenant } = session.session;
  const leave = async () => {
    try {
      await signOut(session);
    } catch (error) {
      // The token is forgotten here; the server ends it when it expires.
      if (!(error instanceof NoAnswer)) throw error;
    }
  };
  return (
    <>
      <p>
        {t('options.signedInAs', {
          name: member.name,
          role: member.role,
          tenant: tenant?.name ?? 'PathSix',
        })}
      </p>
      <p class="small quiet">
        {member.email} · {t('outbox.title')}: {outboxInWords(outbox.summary.value, true)}
      </p>
      <div class="form-actions">
        <Button icon="signOut" onClick={() => void leave()}>
          {t('options.signOut')}
        </Button>
      </div>
    </>
  );
}
