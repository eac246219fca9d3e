package dev.pgfit.compat.postgrest;

import dev.pgfit.compat.check.CheckContext;
import java.util.Map;

/** What is asked to see whether writing and calling works. */
final class Writing {
    private static final String WRITER = "writer";

    private Writing() {}

    static void insert(Api anonymous, CheckContext context) {
        Api api = anonymous.as(WRITER);
        api.post("/sight?select=id,stars,tags", """
                {"city_id":3,"name":"Island"}""").is(201, """
                [{"id":100,"stars":3,"tags":[]}]""");
        api.post("/sight?select=id,name,stars", """
                [{"city_id":3,"name":"Arch","stars":5,"tags":["old"]},{"city_id":3,"name":"Beach","stars":4,"tags":[]}]""").is(201, """
                [{"id":101,"name":"Arch","stars":5},{"id":102,"name":"Beach","stars":4}]""");
        api.send("POST", "/city", """
                {"id":9,"name":"Evora"}""", Map.of("Prefer", "return=minimal")).is(201);
        api.get("/city?select=name,people&id=eq.9").is(200, """
                [{"name":"Evora","people":null}]""");
    }

    static void update(Api anonymous, CheckContext context) {
        Api api = anonymous.as(WRITER);
        Map<String, String> shown = Map.of("Prefer", "return=representation");
        api.send("PATCH", "/sight?city_id=eq.1&stars=lt.5&select=id,stars", """
                {"stars":1}""", shown)
                .is(200, """
                [{"id":2,"stars":1}]""");
        api.send("DELETE", "/sight?id=eq.3&select=name", null, shown).is(200, """
                [{"name":"Bridge"}]""");
        api.get("/sight?select=id,stars&order=id").is(200, """
                [{"id":1,"stars":5},{"id":2,"stars":1}]""");
    }

    static void upsert(Api anonymous, CheckContext context) {
        Api api = anonymous.as(WRITER);
        String cities = """
                [{"id":1,"name":"Lisboa","people":545000},{"id":5,"name":"Braga","people":193000}]""";
        api.send(
                "POST",
                "/city?select=id,name,people",
                cities,
                Map.of("Prefer", "resolution=merge-duplicates,return=representation"));
        api.get("/city?select=id,name,people&id=in.(1,5)&order=id").is(200, cities);
        api.send("POST", "/city?on_conflict=name", """
                [{"id":70,"name":"Braga"},{"id":6,"name":"Tomar"}]""", Map.of("Prefer", "resolution=ignore-duplicates"));
        api.get("/city?select=id,name&id=gt.4&order=id").is(200, """
                [{"id":5,"name":"Braga"},{"id":6,"name":"Tomar"}]""");
    }

    static void call(Api anonymous, CheckContext context) {
        Api api = anonymous.as(WRITER);
        api.post("/rpc/add", "{\"a\":1}").is(200, "11");
        api.post("/rpc/add", "{\"a\":1,\"b\":2}").is(200, "3");
        api.get("/rpc/add?a=4&b=5").is(200, "9");
        api.get("/rpc/sights_of?town=Lisbon&select=name,city(name)&stars=gte.5").is(200, """
                [{"name":"Tower","city":{"name":"Lisbon"}}]""");
        // 200 before version 10
        api.post("/rpc/nothing", "{}").isOneOf(204, 200);
        api.get("/rpc/whoami")
                .is(
                        200,
                        "{\"role\":\"%s\",\"sub\":\"%s\"}".formatted(api.names().role(Fixture.MEMBER), WRITER));
        anonymous
                .get("/rpc/whoami")
                .is(200, "{\"role\":\"%s\",\"sub\":null}".formatted(api.names().role(Fixture.ANON)));
    }

    static void errors(Api anonymous, CheckContext context) {
        Api api = anonymous.as(WRITER);
        api.post("/city", "{\"id\":1,\"name\":\"Again\"}").isError(409, "23505");
        api.post("/city", "{\"id\":8}").isError(400, "23502");
        api.post("/city", "{\"id\":8,\"name\":\"Empty\",\"people\":0}").isError(400, "23514");
        api.post("/sight", "{\"city_id\":77,\"name\":\"Nowhere\"}").isError(409, "23503");
        api.get("/city?id=eq.one").isError(400, "22P02");
        api.get("/nowhere").is(404);
        api.post("/rpc/nowhere", "{}").isError(404, "PGRST202");
        api.get("/secret").isError(403, "42501");
        anonymous.get("/secret").isError(401, "42501");
        anonymous.with("no.valid.token").get("/city").is(401);
        api.get("/city?select=id", Map.of("Accept", "application/vnd.pgrst.object+json"))
                .isError(406, "PGRST116");
        api.post("/rpc/refuse", "{}").is(402, """
                {"code":"PT402","message":"Payment Required","details":"no money","hint":"pay first"}""");
        api.get("/city?select=name&id=eq.3").is(200, "[{\"name\":\"Faro\"}]");
    }
}
