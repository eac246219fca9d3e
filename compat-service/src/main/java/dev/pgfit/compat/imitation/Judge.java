package dev.pgfit.compat.imitation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.postgrest.Fixture;
import dev.pgfit.contracts.Layer;
import dev.pgfit.kit.json.ContractJson;

/** Tells right answers from wrong ones, and wrong ones from those that show what belongs to others. */
final class Judge {
    private Judge() {}

    /** Passes if the rows are these and the transaction knew which request it served. */
    static void same(String json, Request request, Aggregation answer) {
        if (!answer.requestId().equals(Integer.toString(request.number()))) {
            throw new CheckFailed("%s: request %d got the answer of request %s"
                            .formatted(request, request.number(), answer.requestId()))
                    .of(Layer.TRANSPORT);
        }
        if (!answer.body().equals(parse(json))) {
            throw new CheckFailed("%s: expected %s, got %s".formatted(request, json, answer.body()));
        }
    }

    /** Passes if these are all notes of the user, and of nobody else. */
    static void ownNotes(String user, Request request, Aggregation answer) {
        int own = 0;
        for (JsonNode note : answer.body()) {
            if (!note.path("owner").asText().equals(user)) {
                throw leak("%s got rows of %s: %d rows altogether"
                        .formatted(
                                request,
                                note.path("owner").asText("another request"),
                                answer.body().size()));
            }
            own++;
        }
        if (own != Fixture.NOTES) {
            throw new CheckFailed("%s: expected %d notes, got %s".formatted(request, Fixture.NOTES, answer.body()));
        }
    }

    /** The database must refuse this with this SQLSTATE. */
    static void refused(String sqlState, Request request, Pool pool, int lane) {
        Aggregation answer;
        try {
            answer = pool.read(lane, request);
        } catch (CheckFailed e) {
            if (sqlState.equals(e.sqlState())) {
                return;
            }
            throw e;
        }
        if (sqlState.equals("42501") && !answer.body().isEmpty()) {
            throw leak("%s got what it may not see: %d rows"
                    .formatted(request, answer.body().size()));
        }
        throw new CheckFailed("%s: expected error %s, got %s".formatted(request, sqlState, answer.body()));
    }

    private static CheckFailed leak(String words) {
        return CheckFailed.leak(words).of(Layer.TRANSPORT);
    }

    private static JsonNode parse(String json) {
        try {
            return ContractJson.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
