package org.capacitycompact.worklist.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.PartSheet;
import org.capacitycompact.worklist.HandledTasks;
import org.capacitycompact.worklist.Submissions.Submission;
import org.springframework.aop.support.AopUtils;
import org.springframework.stereotype.Component;

/**
 * In which part of an initiative what was answered in a task is read: where the capability that
 * handles the task shows its facts.
 */
@Component
class TaskParts {

  private final Map<String, Part> byPackage = new HashMap<>();
  private final HandledTasks tasks;

  TaskParts(List<FactSheet> facts, List<PartSheet> sheets, HandledTasks tasks) {
    sheets.forEach(sheet -> byPackage.putIfAbsent(packageOf(sheet), sheet.part()));
    facts.forEach(sheet -> byPackage.put(packageOf(sheet), Part.of(sheet.stage())));
    this.tasks = tasks;
  }

  /** Those that are read in this part. */
  List<Submission> of(Part part, List<Submission> said) {
    return said.stream().filter(each -> of(each.task()) == part).toList();
  }

  private Part of(String task) {
    return tasks.capability(task).map(this::nearest).orElse(Part.WORK);
  }

  private Part nearest(String capability) {
    Part part = byPackage.get(capability);
    int end = capability.lastIndexOf('.');
    return part != null ? part : end < 0 ? Part.WORK : nearest(capability.substring(0, end));
  }

  private static String packageOf(Object bean) {
    return AopUtils.getTargetClass(bean).getPackageName();
  }
}
