import { Button } from '../../components/Button.tsx';
import { t } from '../../messages/t-workspace.ts';

interface NewsBarProps {
  fresh: number;
  gone: number;
  onShow: () => void;
}

/** What others have added and taken away meanwhile; it waits until it is wanted. */
export function NewsBar({ fresh, gone, onShow }: NewsBarProps) {
  if (fresh + gone === 0) return null;
  const words = [
    fresh > 0 && t('list.fresh', { count: fresh }),
    gone > 0 && t('list.gone', { count: gone }),
  ];
  return (
    <div class="news" role="status">
      <span>{words.filter(Boolean).join(', ')}</span>
      <Button look="plain" small onClick={onShow}>
        {t('list.show')}
      </Button>
    </div>
  );
}
