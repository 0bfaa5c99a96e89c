import { t } from '../messages/t.ts';
import type { Toasts as ToastsModel } from '../state/toasts.ts';
import { Button } from './Button.tsx';

/** Messages at the foot of the page; announced politely, so that no one is interrupted. */
export const Toasts = ({ toasts }: { toasts: ToastsModel }) => (
  <div class="toasts" role="status" aria-live="polite">
    {toasts.shown.value.map(({ id, message, undo }) => (
      <div class="toast" key={id}>
        <span>{message}</span>
        {undo && (
          <Button
            onClick={() => {
              toasts.close(id);
              void undo();
            }}
          >
            {t('common.undo')}
          </Button>
        )}
        <Button icon="close" iconOnly onClick={() => toasts.close(id)}>
          {t('common.close')}
        </Button>
      </div>
    ))}
  </div>
);
