import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import '../capture/inject.ts';

/** Put into a page when the rep asks for it; what it offers there is in `capture/inject.ts`. */
export default defineUnlistedScript(() => {});
