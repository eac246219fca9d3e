package dev.pgfit.compat.postgrest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.contracts.Layer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** What is asked to see whether users who share PostgREST's connections stay apart, and hear of changes. */
final class Sharing {
    private static final int AT_A_TIME = 10;
    private static final int REQUESTS = 400;
    private static final Duration RELOAD_WAIT = Duration.ofSeconds(5);
    private static final Duration RELOAD_PAUSE = Duration.ofMillis(200);
    private static final int OK = 200;
    private static final String NOTES = "/note?select=owner,body&order=id";

    private Sharing() {}

    static void rowLevelSecurity(Api anonymous, CheckContext context) {
        String alice = Fixture.user(0);
        Api api = anonymous.as(alice);
        ownNotes(api.get(NOTES), alice);
        ownNotes(anonymous.as(Fixture.user(1)).get(NOTES), Fixture.user(1));
        nothingSeen(anonymous.get(NOTES)).isError(401, "42501");
        api.post("/note?select=owner", "{\"body\":\"mine\"}").is(201, "[{\"owner\":\"%s\"}]".formatted(alice));
        nothingSeen(api.post("/note", "{\"owner\":\"user-1\",\"body\":\"forged\"}"))
                .isError(403, "42501");
        Map<String, String> shown = Map.of("Prefer", "return=representation");
        // 404 is how versions before 11 say that no row was found
        nothingSeen(api.send("PATCH", "/note?owner=neq." + alice, "{\"body\":\"seen\"}", shown))
                .isOneOf(OK, 404);
        nothingSeen(api.send("DELETE", "/note?owner=neq." + alice, null, shown)).isOneOf(OK, 404);
        ownNotes(anonymous.as(Fixture.user(1)).get(NOTES), Fixture.user(1));
    }

    /** Each answer is looked at: a wrong one under load is as wrong as any other. */
    static void pool(Api anonymous, CheckContext context) {
        List<Api> users = IntStream.range(0, Fixture.USERS)
                .mapToObj(number -> anonymous.as(Fixture.user(number)))
                .toList();
        Parallel.run(AT_A_TIME, REQUESTS, anonymous.deadline(), (lane, number) -> {
            int user = number % users.size();
            if (number % 3 == 0) {
                anonymous.get("/city?select=name&id=eq.1").is(OK, "[{\"name\":\"Lisbon\"}]");
            } else {
                ownNotes(users.get(user).get(NOTES), Fixture.user(user));
            }
        });
    }

    static void reload(Api anonymous, CheckContext context) {
        context.session()
                .query("CREATE FUNCTION added() RETURNS int LANGUAGE sql AS $f$ SELECT 7 $f$", context.deadline());
        Deadline patience = anonymous.deadline().within(RELOAD_WAIT.multipliedBy(context.pace()));
        Exchange last;
        do {
            // more than once: PostgREST may say that it is ready before it listens
            context.session()
                    .query(
                            "NOTIFY \"%s\", 'reload schema'"
                                    .formatted(context.names().schema()),
                            context.deadline());
            pause();
            last = anonymous.post("/rpc/added", "{}");
        } while (last.answer().status() != OK && !patience.passed());
        if (last.answer().status() != OK) {
            throw last.otherThan("200 within %d s of NOTIFY"
                            .formatted(patience.budget().toSeconds()))
                    .of(Layer.TRANSPORT);
        }
        last.is(OK, "7");
    }

    private static void pause() {
        try {
            Thread.sleep(RELOAD_PAUSE);
        } catch (InterruptedException e) {
            throw (CancellationException) new CancellationException("cancelled").initCause(e);
        }
    }

    private static void ownNotes(Exchange exchange, String user) {
        if (exchange.answer().status() != OK || !exchange.body().isArray()) {
            throw exchange.otherThan("200 and the notes of " + user);
        }
        int own = 0;
        for (JsonNode note : exchange.body()) {
            if (!note.path("owner").asText().equals(user)) {
                throw leak(exchange, "saw rows of " + note.path("owner").asText("another request"), user);
            }
            own++;
        }
        if (own != Fixture.NOTES) {
            throw exchange.otherThan("%d notes of %s".formatted(Fixture.NOTES, user));
        }
    }

    /** An answer that must hold no row. */
    private static Exchange nothingSeen(Exchange exchange) {
        if (exchange.answer().status() / 100 == 2
                && exchange.body().isArray()
                && !exchange.body().isEmpty()) {
            throw leak(exchange, "saw or changed rows", "somebody who may not");
        }
        return exchange;
    }

    private static CheckFailed leak(Exchange exchange, String what, String who) {
        return CheckFailed.leak("%s as %s %s: %s"
                        .formatted(
                                exchange.request(),
                                who,
                                what,
                                exchange.otherThan("none").words()))
                .of(Layer.TRANSPORT);
    }
}
