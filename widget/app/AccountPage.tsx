import { lazily } from './lazily.tsx';

/** One's own account, for members and for whoever runs the installation. */
export const AccountPage = lazily(
  async () => (await import('../screens/account/AccountScreen.tsx')).AccountScreen,
);
