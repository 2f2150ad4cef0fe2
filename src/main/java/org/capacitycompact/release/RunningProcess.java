package org.capacitycompact.release;

import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/**
 * A process that runs by the models of an earlier release.
 *
 * @param id of the engine's process instance
 * @param number of its initiative; null when it has none
 * @param process id of the process in that release
 * @param definition the engine's id of its definition
 * @param deployment the engine's id of its deployment
 * @param called whether another process called it
 */
record RunningProcess(
    String id,
    @Nullable InitiativeNumber number,
    String process,
    String definition,
    String deployment,
    boolean called) {}
