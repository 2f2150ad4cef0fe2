package org.capacitycompact.platform.engine;

/** A {@link Variable} with a value. */
public record VariableValue(String name, Object value) {}
