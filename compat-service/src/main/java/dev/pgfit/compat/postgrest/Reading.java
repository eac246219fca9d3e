package dev.pgfit.compat.postgrest;

import dev.pgfit.compat.check.CheckContext;
import java.util.Map;

/** What is asked to see whether reading works. */
final class Reading {
    private Reading() {}

    static void start(Api api, CheckContext context) {
        api.get("/city?select=name&id=eq.1").is(200, """
                [{"name":"Lisbon"}]""");
    }

    static void read(Api api, CheckContext context) {
        api.get("/city?select=id,name,people&order=id").is(200, """
                [{"id":1,"name":"Lisbon","people":545000},{"id":2,"name":"Porto","people":231000},
                 {"id":3,"name":"Faro","people":61000},{"id":4,"name":"Atlantis","people":null}]""");
        api.get("/sight?select=stars,tags&id=eq.1").is(200, """
                [{"stars":5,"tags":["river","fort"]}]""");
        api.get("/city?select=name&id=eq.2", Map.of("Accept", "application/vnd.pgrst.object+json"))
                .is(200, """
                {"name":"Porto"}""");
        api.get("/city?select=id&order=id&limit=2&offset=1", Map.of("Prefer", "count=exact"))
                .is(206, """
                [{"id":2},{"id":3}]""")
                .has("content-range", "1-2/4");
        api.get("/city?id=eq.99").is(200, "[]");
    }

    static void filter(Api api, CheckContext context) {
        String lisbonAndPorto = """
                [{"id":1},{"id":2}]""";
        api.get("/city?select=id&people=gt.100000&order=id").is(200, lisbonAndPorto);
        api.get("/city?select=id&id=in.(1,2)&order=id").is(200, lisbonAndPorto);
        api.get("/city?select=id&or=(name.eq.Lisbon,name.like.P*)&order=id").is(200, lisbonAndPorto);
        api.get("/city?select=id&people=is.null").is(200, """
                [{"id":4}]""");
        api.get("/city?select=id&name=not.eq.Faro&people=not.is.null&order=people.desc.nullslast")
                .is(200, lisbonAndPorto);
        api.get("/sight?select=id&tags=cs.%7Briver%7D&order=id").is(200, """
                [{"id":1},{"id":3}]""");
        api.get("/sight?select=id&name=ilike.*o*&stars=gte.5").is(200, """
                [{"id":1}]""");
    }

    static void embed(Api api, CheckContext context) {
        api.get("/sight?select=name,city(name)&order=id").is(200, """
                [{"name":"Tower","city":{"name":"Lisbon"}},{"name":"Castle","city":{"name":"Lisbon"}},
                 {"name":"Bridge","city":{"name":"Porto"}}]""");
        api.get("/city?select=name,sight(name)&id=lte.2&order=id&sight.order=id")
                .is(200, """
                [{"name":"Lisbon","sight":[{"name":"Tower"},{"name":"Castle"}]},
                 {"name":"Porto","sight":[{"name":"Bridge"}]}]""");
        api.get("/guide?select=name,city(name)&order=id&city.order=id").is(200, """
                [{"name":"Ana","city":[{"name":"Lisbon"},{"name":"Porto"}]},
                 {"name":"Rui","city":[{"name":"Porto"}]}]""");
        api.get("/city?select=name,sight!inner(name)&sight.stars=eq.4").is(200, """
                [{"name":"Lisbon","sight":[{"name":"Castle"}]}]""");
    }
}
