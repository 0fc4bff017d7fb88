package flexsim.deploy;

import flexsim.config.WorkerEntry.ChannelCapacity;
import flexsim.workspace.Activity;
import flexsim.workspace.Worker;
import flexsim.workspace.WorkerChange;
import flexsim.workspace.WorkerDraft;
import flexsim.workspace.Workflow;
import flexsim.workspace.WorkflowChange;
import flexsim.workspace.WorkflowDraft;
import flexsim.workspace.Workspace;
import flexsim.workspace.WorkspaceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** One application of a plan. Steps on workers do not depend on each other and run at once, all others in order. */
final class PlanExecution {
    private final Workspace workspace;
    private final DeployPlan plan;
    private final Consumer<Progress> progress;
    private final Ownership ownership;
    private final Map<String, String> queueSids;
    private final String offlineSid;
    private final List<Step> done = new ArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final java.util.Set<String> lingering = ConcurrentHashMap.newKeySet();
    private Optional<String> workflowSid;

    PlanExecution(
            Workspace workspace,
            WorkspaceSnapshot found,
            Ownership ownership,
            DeployPlan plan,
            Consumer<Progress> progress) {
        this.workspace = workspace;
        this.plan = plan;
        this.progress = progress;
        this.ownership = ownership;
        this.queueSids = RoutingPlan.sids(found.queues());
        this.offlineSid =
                found.activity(Prerequisites.OFFLINE).map(Activity::sid).orElseThrow();
        this.workflowSid = found.workflows().stream()
                .filter(ownership::owns)
                .map(Workflow::sid)
                .findFirst();
    }

    DeployResult apply() {
        List<Step> atOnce = new ArrayList<>();
        for (Step step : plan.steps()) {
            if (concernsWorker(step)) {
                atOnce.add(step);
            } else {
                ParallelSteps.OF_EIGHT.each(atOnce, this::take);
                atOnce.clear();
                take(step);
            }
        }
        ParallelSteps.OF_EIGHT.each(atOnce, this::take);
        return new DeployResult(workflow(), done, failures);
    }

    /** What has been done, as counts for a person. */
    String soFar() {
        synchronized (done) {
            Map<String, Integer> counts = DeployResult.counts(done);
            return counts.isEmpty() ? "nothing" : counts.toString().replaceAll("[{}]", "");
        }
    }

    private static boolean concernsWorker(Step step) {
        return step instanceof Step.CreateWorker
                || step instanceof Step.UpdateWorker
                || step instanceof Step.DeleteWorker;
    }

    private void take(Step step) {
        if (removes(step)) {
            try {
                perform(step);
            } catch (WorkspaceException refusal) {
                if (refusal.kind() != WorkspaceException.Kind.REFUSED) {
                    throw refusal;
                }
                remember(step, refusal);
                return;
            }
        } else {
            perform(step);
        }
        synchronized (done) {
            done.add(step);
            progress.accept(new Progress(done.size(), plan.steps().size(), step.toString()));
        }
    }

    private static boolean removes(Step step) {
        return step instanceof Step.DeleteWorker || step instanceof Step.DeleteQueue;
    }

    private void remember(Step step, WorkspaceException refusal) {
        failures.add("could not " + step + ": " + refusal.getMessage());
        if (step instanceof Step.DeleteQueue queue) {
            lingering.add(queue.name());
        }
    }

    private void perform(Step step) {
        if (step instanceof Step.CreateWorkflow create) {
            RoutingDocument start =
                    RoutingDocument.allTo(everyone()).with(QueueMark.OWNED, create.announcedQueues(), everyone());
            workflowSid = Optional.of(workspace
                    .createWorkflow(new WorkflowDraft(create.name(), start.text(), Optional.of(create.assignmentUrl())))
                    .sid());
        } else if (step instanceof Step.AnnounceQueues announce) {
            RoutingDocument current = RoutingDocument.parse(announce.workflow().configuration());
            configure(current.with(QueueMark.OWNED, announce.queues(), everyone()), Optional.empty());
        } else if (step instanceof Step.CreateQueue create) {
            queueSids.put(
                    create.name(),
                    workspace
                            .createTaskQueue(create.name(), create.targetWorkers())
                            .sid());
        } else if (step instanceof Step.UpdateQueue update) {
            workspace.updateTaskQueue(update.sid(), update.targetWorkers());
        } else if (step instanceof Step.ConfigureWorkflow configure) {
            configure(
                    RoutingPlan.rules(configure, queueSids).with(QueueMark.OWNED, lingering, everyone()),
                    Optional.of(configure.assignmentUrl()));
        } else if (step instanceof Step.DeleteQueue delete) {
            Removal.quietly(() -> workspace.deleteTaskQueue(delete.sid()));
        } else {
            performOnWorker(step);
        }
    }

    private void performOnWorker(Step step) {
        if (step instanceof Step.CreateWorker create) {
            Worker made = workspace.createWorker(
                    new WorkerDraft(create.name(), create.attributes().toString(), Optional.of(offlineSid)));
            setCapacities(made.sid(), create.capacities());
        } else if (step instanceof Step.UpdateWorker update) {
            update.attributes()
                    .ifPresent(changed ->
                            workspace.updateWorker(update.sid(), WorkerChange.attributes(changed.toString())));
            setCapacities(update.sid(), update.capacities());
        } else if (step instanceof Step.DeleteWorker delete) {
            Removal.of(workspace, delete.worker(), offlineSid);
        }
    }

    private void setCapacities(String workerSid, List<ChannelCapacity> capacities) {
        capacities.forEach(cap -> workspace.updateCapacity(workerSid, cap.name(), cap.capacity()));
    }

    private void configure(RoutingDocument rules, Optional<String> assignmentUrl) {
        workspace.updateWorkflow(workflow(), new WorkflowChange(Optional.of(rules.text()), assignmentUrl));
    }

    private String workflow() {
        return workflowSid.orElseThrow(
                () -> new IllegalStateException("no Workflow " + ownership.workflowName() + " was planned"));
    }

    private String everyone() {
        return queueSids.get(Ownership.EVERYONE);
    }
}
