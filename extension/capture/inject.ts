/** What the injected script leaves behind for the extension to call in the page's isolated world. */
Object.assign(globalThis, {
  pathsixReader: {
    page: () => ({
      page: { url: location.href, title: document.title, kind: 'page' },
      people: [],
      companies: [],
      primary: null,
      email: null,
      evidence: [],
    }),
  },
});
