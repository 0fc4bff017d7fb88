package flexsim.emulator.rest;

import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Request;
import flexsim.emulator.http.Response;
import flexsim.emulator.workspace.LiveWorkspace;
import flexsim.emulator.workspace.ResourceUrls;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.CommandResult;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A request for something in one workspace, with that workspace. */
record WorkspaceRequest(Request http, LiveWorkspace workspace) {
    /** What {@code reading} makes of the parameters; see {@link Parameters#read}. */
    <T> T read(Function<Parameters, T> reading) {
        return http.read(reading);
    }

    /** Refuses every parameter. */
    void readNothing() {
        http.readNothing();
    }

    /** The last variable of the path: the resource that it names. */
    String sid() {
        return http.sid();
    }

    /** The variable before: the resource's owner. */
    String ownerSid() {
        return http.ownerSid();
    }

    ApiError notFound() {
        return http.notFound();
    }

    /** Where the client sent it, without query. */
    String url() {
        return http.url();
    }

    /** The URLs of the workspace's resources, as the client sees them. */
    ResourceUrls urls() {
        return urls(http, workspace.sid());
    }

    static ResourceUrls urls(Request request, String workspaceSid) {
        return new ResourceUrls(request.baseUrl(), request.accountSid(), workspaceSid);
    }

    /** What {@code look} sees of the engine, which it must not keep. */
    <T> T look(Function<Engine, T> look) {
        return workspace.look(look);
    }

    /** What {@code look} finds; responds 404 when that is nothing. */
    <V> V find(Function<Engine, Optional<V>> look) {
        return workspace.look(look).orElseThrow(this::notFound);
    }

    /** The resource that the path names; fetching has no parameters. */
    <V> V fetch(BiFunction<Engine, String, Optional<V>> look) {
        readNothing();
        return find(engine -> look.apply(engine, sid()));
    }

    /** Carries out {@code command}; returns what {@code look} finds under the SID of what was made or changed. */
    <V> V change(Command command, BiFunction<Engine, String, Optional<V>> look) {
        return workspace.inOneTurn(() -> {
            String sid = execute(command);
            return find(engine -> look.apply(engine, sid));
        });
    }

    /** Carries out {@code command}; returns the SID of what was made or changed. */
    String execute(Command command) {
        CommandResult result = workspace.execute(command);
        if (result instanceof CommandResult.Refused refused) {
            throw http.refused(refused.refusal());
        }
        return ((CommandResult.Done) result).sid();
    }

    /** Carries out a deletion; it has no parameters. */
    Response delete(Command command) {
        readNothing();
        execute(command);
        return Response.deleted();
    }

    /** Carries out a deletion that heeds If-Match. */
    Response deleteIfMatch(Command command) {
        execute(read(parameters -> ifMatch(parameters, command)));
        return Response.deleted();
    }

    /** {@code command}, on the client's condition if it made one. */
    static Command ifMatch(Parameters parameters, Command command) {
        OptionalInt version = parameters.ifMatch();
        return version.isPresent() ? new Command.IfMatch(version.getAsInt(), command) : command;
    }
}
