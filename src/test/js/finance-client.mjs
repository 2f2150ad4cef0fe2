// A finance system with the engine's client for JavaScript: what it is told and can answer.
// Called by FinanceJavaScriptClientTest with the folder of the client, the engine and the initiative.
import { pathToFileURL } from "node:url";
import path from "node:path";

const [folder, baseUrl, number] = process.argv.slice(2);
const { BasicAuthInterceptor, Client } = await import(
  pathToFileURL(path.join(folder, "node_modules/camunda-external-task-client-js/index.js"))
);

const client = new Client({
  baseUrl,
  workerId: "javascript-client",
  asyncResponseTimeout: 1000,
  interval: 100,
  maxTasks: 1,
  interceptors: new BasicAuthInterceptor({ username: "finance", password: "Compact-2026!" }),
});
const answers = [
  async (task, service) => {
    for (const [name, value] of Object.entries(task.variables.getAllTyped())) {
      console.log(`told ${name} ${value.type} ${value.value}`);
    }
    await service.extendLock(task, 90000);
    await service.handleFailure(task, { errorMessage: "closed", retries: 2, retryTimeout: 0 });
    console.log("failed");
  },
  async (task, service) => {
    await service.unlock(task);
    console.log("unlocked");
  },
  async (task, service) => {
    await service.lock(task, 60000);
    await service.handleBpmnError(task, "payeeRefused", "No such supplier");
    console.log("declined");
  },
  async (task, service) => {
    await service.complete(task);
    console.log(`completed ${task.variables.get("payeeReference")}`);
    process.exit(0);
  },
];
// What the engine refuses is an event of the client, not an exception.
for (const event of ["complete:error", "handleFailure:error", "handleBpmnError:error",
  "extendLock:error", "unlock:error", "lock:error", "poll:error"]) {
  client.on(event, (...what) => console.log(`error ${event} ${what.at(-1)}`));
}
client.subscribe("disburse", { businessKey: number, lockDuration: 60000 }, ({ task, taskService }) =>
  answers.shift()(task, taskService));
setTimeout(() => process.exit(1), 60000);
