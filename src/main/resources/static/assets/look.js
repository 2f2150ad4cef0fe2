// Keeps htmx within the page's content policy: no style of its own, nothing evaluated, nothing kept.
Object.assign(htmx.config, {
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  historyEnabled: false,
  timeout: 20000,
});
