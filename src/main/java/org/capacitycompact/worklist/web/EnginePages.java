package org.capacitycompact.worklist.web;

import java.util.Optional;
import org.capacitycompact.authorization.Actor;

/** The addresses of a process in the engine's own pages, for those who may open them. */
public interface EnginePages {

  /** The address of a running process; empty when the reader may not open it. */
  Optional<String> of(String run, Actor reader);
}
