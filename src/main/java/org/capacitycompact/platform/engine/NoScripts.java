package org.capacitycompact.platform.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** Models have no scripting language, because a script would run with the engine's rights. */
class NoScripts implements ScriptEngineResolver {

  @Override
  public void addScriptEngineFactory(javax.script.ScriptEngineFactory factory) {
    // None is supported.
  }

  @Override
  public ScriptEngineManager getScriptEngineManager() {
    throw new UnsupportedOperationException("scripts are switched off");
  }

  @Override
  public @org.jspecify.annotations.Nullable ScriptEngine getScriptEngine(
      String language, boolean resolveFromCache) {
    return null;
  }
}
