import { EmptyState } from '../components/EmptyState.tsx';
import { t } from '../messages/t-workspace.ts';

/** In place of a page that somebody's role does not open. */
export const NoRight = () => <EmptyState icon="lead">{t('rights.notHere')}</EmptyState>;
