package dev.pgfit.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.local.check.CheckSession;
import dev.pgfit.local.check.CheckSummary;
import dev.pgfit.local.check.CompatApi;
import dev.pgfit.local.console.Console;
import dev.pgfit.local.console.ProgressView;
import dev.pgfit.local.stack.DataFolder;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import dev.pgfit.local.support.Json;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pgfit check}: what PostgREST and Supabase would find in a database that is there already. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Probes any database that speaks the PostgreSQL protocol for what PostgREST and Supabase need.",
            "Creates uniquely named schemas and roles only, and removes them; so its user must be allowed to create both."
        },
        footer = {
            "",
            "Exit codes: 0 compatible, 3 a required check did not pass or a session saw what belongs to others."
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "DATABASE",
            defaultValue = "${env:DATABASE_URL}",
            description = "Such as postgresql://me:secret@db.example.com:5432/shop?sslmode=require; default:"
                    + " $DATABASE_URL, which other users of this machine can't see.")
    private @Nullable String database;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private CheckOptions checks;

    @Option(
            names = "--destructive",
            description = "Also run checks that may take a weak transport down, such as COPY FROM STDIN.")
    private boolean destructive;

    @Option(names = "--json", description = "The report as JSON on standard output; progress on standard error.")
    private boolean json;

    @Option(names = "--keep", description = "Leave the services up; pgfit down stops them.")
    private boolean keep;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Override
    public Integer call() throws Exception {
        ObjectNode request = request();
        data.artifacts().checkBuilt();
        Console console = Console.of(json);
        DataFolder folder = data.folder();
        CompatibilityReport report;
        try (ProgressView view = console.view();
                StackForRun stack = StackForRun.open(folder, data.artifacts(), keep, view);
                CompatApi api = new CompatApi(stack.state().compatUrl())) {
            CheckSession session = new CheckSession(api);
            stack.cancelWith(session::cancel);
            report = session.run(request, view);
        }
        if (json) {
            console.out().println(Json.pretty(report));
        } else {
            CheckSummary.lines(report).forEach(console.out()::println);
        }
        console.out().flush();
        return (CheckSummary.isCompatible(report) ? ExitCode.OK : ExitCode.RUN_FAILED).number();
    }

    private ObjectNode request() {
        if (database == null || database.isBlank()) {
            throw new Failure(
                    ExitCode.BAD_INPUT,
                    "say which database, such as: pgfit check postgresql://me@localhost/shop, or set DATABASE_URL");
        }
        ObjectNode request = Json.mapper().createObjectNode();
        request.put("connectionString", database);
        checks.into(request);
        if (destructive) {
            request.withObjectProperty("compatibility").put("destructive", true);
        }
        return request;
    }
}
