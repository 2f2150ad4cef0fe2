// Keeps htmx within the page's content policy: no style of its own, nothing evaluated, nothing kept.
Object.assign(htmx.config, {
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  historyEnabled: false,
  timeout: 20000,
  // Whoever is not signed in any more is told so in a line; findings and answers stay as they are.
  responseHandling: [
    { code: '[23]..', swap: true },
    { code: '401', swap: true, error: false, target: '#trouble', swapOverride: 'innerHTML' },
    { code: '...', swap: false },
  ],
});
