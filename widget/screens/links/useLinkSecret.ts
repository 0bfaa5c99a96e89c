import { useEffect, useState } from 'preact/hooks';

/** Takes the secret out of the address, so that neither the history nor a copied address has it. */
function takeSecret(): string | null {
  const secret = location.hash.slice(1);
  // Inside the extension the place itself stands behind the `#`.
  if (!secret || secret.startsWith('/')) return null;
  history.replaceState(null, '', location.pathname + location.search);
  return secret;
}

/** What is secret in the link that led here; another link opened in the same tab takes its place. */
export function useLinkSecret(): string | null {
  const [secret, setSecret] = useState(takeSecret);
  useEffect(() => {
    const take = () => setSecret((before) => takeSecret() ?? before);
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  return secret;
}
