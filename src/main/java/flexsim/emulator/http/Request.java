package flexsim.emulator.http;

import flexsim.emulator.workspace.LiveWorkspace;
import flexsim.emulator.workspace.ResourceUrls;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.CommandResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One request that was let in and has found its route.
 *
 * @param baseUrl scheme and authority under which the client reached the server
 * @param path as sent, without query
 * @param variables what stands for the variables of the route's path, in order
 */
public record Request(String baseUrl, String accountSid, String path, List<String> variables, Parameters parameters) {
    /** The parameters, after refusing those that the operation does not have. */
    public Parameters only(Parameters.Names names) {
        return parameters.only(names);
    }

    /** Where the client sent it, without query. */
    public String url() {
        return baseUrl + path;
    }

    /** The last variable: what the path names. */
    public String sid() {
        return variables.get(variables.size() - 1);
    }

    /** The one before: its owner. */
    public String ownerSid() {
        return variables.get(variables.size() - 2);
    }

    public ResourceUrls place(LiveWorkspace workspace) {
        return place(workspace.sid());
    }

    public ResourceUrls place(String workspaceSid) {
        return new ResourceUrls(baseUrl, accountSid, workspaceSid);
    }

    public ApiError notFound() {
        return ApiError.notFound(resource(path));
    }

    /** The path as error messages name it: without the version. */
    static String resource(String path) {
        return Parameters.shortened(path.startsWith("/v1/") ? path.substring(3) : path);
    }

    /** What {@code look} finds; answers 404 when that is nothing. */
    public <V> V find(LiveWorkspace workspace, Function<Engine, Optional<V>> look) {
        return workspace.look(look).orElseThrow(this::notFound);
    }

    /** Carries out {@code command} and shows what {@code look} finds under the SID of what was made or changed. */
    public <V> V change(LiveWorkspace workspace, Command command, BiFunction<Engine, String, Optional<V>> look) {
        return workspace.inOneTurn(() -> {
            String sid = execute(workspace, command);
            return find(workspace, engine -> look.apply(engine, sid));
        });
    }

    /** Carries out {@code command}; returns the SID of what was made or changed. */
    public String execute(LiveWorkspace workspace, Command command) {
        CommandResult outcome = workspace.execute(heedingIfMatch(command));
        if (outcome instanceof CommandResult.Refused refused) {
            throw ApiError.of(refused.refusal(), accountSid, resource(path));
        }
        return ((CommandResult.Done) outcome).sid();
    }

    /** {@code command}, on the client's condition if it made one. */
    Command heedingIfMatch(Command command) {
        OptionalInt version = parameters.ifMatch();
        return version.isPresent() ? new Command.IfMatch(version.getAsInt(), command) : command;
    }

    /** Carries out a deletion; it has no parameters. */
    public Response delete(LiveWorkspace workspace, Command command) {
        return delete(workspace, command, Parameters.Names.of());
    }

    /** Carries out a deletion with the parameters that {@code names} has: If-Match at most. */
    public Response delete(LiveWorkspace workspace, Command command, Parameters.Names names) {
        only(names);
        execute(workspace, command);
        return Response.deleted();
    }

    /** Answers with one resource; fetching has no parameters. */
    public <V> V fetch(LiveWorkspace workspace, BiFunction<Engine, String, Optional<V>> look) {
        only(Parameters.Names.of());
        return find(workspace, engine -> look.apply(engine, sid()));
    }
}
