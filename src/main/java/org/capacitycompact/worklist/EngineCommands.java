package org.capacitycompact.worklist;

import java.util.Set;
import org.camunda.bpm.engine.impl.AbstractQuery;

/**
 * The engine commands that are permitted in somebody's name, beside decisions. Each command is
 * listed by name, so that one added by a new engine version is refused until somebody has examined
 * it. The engine's authorizations still limit what each person finds.
 */
final class EngineCommands {

  private static final String ENGINE = "org.camunda.bpm.";

  /** Reading, for everybody. */
  static final Set<String> READING =
      Set.of(
          "AuthorizationCheckCmd",
          "CreateGroupQueryCmd",
          "CreateTenantQueryCmd",
          "CreateUserQueryCmd",
          "DetermineHistoryLevelCmd",
          "ExecuteFilterCountCmd",
          "ExecuteFilterListCmd",
          "ExecuteFilterListPageCmd",
          "ExecuteFilterSingleResultCmd",
          "ExecuteListQueryCmd",
          "ExecuteSingleQueryCmd",
          "FindActiveActivityIdsCmd",
          "GetActivityInstanceCmd",
          "GetCamundaFormDefinitionCmd",
          "GetDeployedProcessDefinitionCmd",
          "GetDeployedTaskFormCmd",
          "GetDeploymentBpmnModelInstanceCmd",
          "GetDeploymentDecisionDefinitionCmd",
          "GetDeploymentDecisionDiagramCmd",
          "GetDeploymentDecisionModelCmd",
          "GetDeploymentDecisionRequirementsDefinitionCmd",
          "GetDeploymentDecisionRequirementsDiagramCmd",
          "GetDeploymentDecisionRequirementsModelCmd",
          "GetDeploymentDmnModelInstanceCmd",
          "GetDeploymentProcessDiagramCmd",
          "GetDeploymentProcessDiagramLayoutCmd",
          "GetDeploymentProcessModelCmd",
          "GetDeploymentResourceCmd",
          "GetDeploymentResourceForIdCmd",
          "GetDeploymentResourceNamesCmd",
          "GetDeploymentResourcesCmd",
          "GetExecutionVariableCmd",
          "GetExecutionVariableTypedCmd",
          "GetExecutionVariablesCmd",
          "GetExternalTaskErrorDetailsCmd",
          "GetFilterCmd",
          "GetFormKeyCmd",
          "GetHistoricExternalTaskLogErrorDetailsCmd",
          "GetHistoricJobLogExceptionStacktraceCmd",
          "GetHistoryLevelCmd",
          "GetIdentityLinksForTaskCmd",
          "GetJobExceptionStacktraceCmd",
          "GetPasswordPolicyCmd",
          "GetRenderedTaskFormCmd",
          "GetStaticCalledProcessDefinitionCmd",
          "GetTaskFormCmd",
          "GetTaskFormVariablesCmd",
          "GetTaskVariableCmd",
          "GetTaskVariableCmdTyped",
          "GetTaskVariablesCmd",
          "IsIdentityServiceReadOnlyCmd",
          "QueryCalledProcessDefinitionsCmd",
          "QueryProcessInstancesCmd",
          "QueryProcessInstancesCountCmd",
          "QueryServiceRowCountCmd");

  /** What a finance system or another worker does with external tasks and decisions. */
  static final Set<String> WORKING =
      Set.of(
          "EvaluateDecisionCmd",
          "ExtendLockOnExternalTaskCmd",
          "FetchExternalTasksCmd",
          "HandleExternalTaskBpmnErrorCmd",
          "HandleExternalTaskFailureCmd",
          "LockExternalTaskCmd",
          "UnlockExternalTaskCmd");

  /** Keeping the engine running, in Cockpit. Accounts are managed only in the portal. */
  static final Set<String> OPERATING =
      Set.of(
          "ExecuteJobsCmd",
          "SetAnnotationForIncidentCmd",
          "SetExternalTaskRetriesCmd",
          "SetJobRetriesCmd");

  private EngineCommands() {}

  static boolean reads(Class<?> command) {
    return AbstractQuery.class.isAssignableFrom(command) || isOneOf(READING, command);
  }

  static boolean works(Class<?> command) {
    return isOneOf(WORKING, command);
  }

  /** What operators do: it is recorded. */
  static boolean operates(Class<?> command) {
    return isOneOf(OPERATING, command);
  }

  private static boolean isOneOf(Set<String> names, Class<?> command) {
    return command.getName().startsWith(ENGINE) && names.contains(command.getSimpleName());
  }
}
