package org.capacitycompact.form;

/**
 * One option of a select, a radio or a checklist.
 *
 * @param value what is submitted and stored
 * @param label what people read; English when it comes from a form file, in the reader's language
 *     when it comes from a task handler
 */
public record Choice(String value, String label) {}
