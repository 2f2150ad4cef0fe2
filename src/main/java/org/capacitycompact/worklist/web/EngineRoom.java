package org.capacitycompact.worklist.web;

import java.util.Optional;
import org.capacitycompact.authorization.Actor;

/** Where the engine's own pages show a process, for those who may open them. */
public interface EngineRoom {

  /** The address of a running process there; nothing where the reader may not open it. */
  Optional<String> of(String run, Actor reader);
}
