package dev.pgfit.benchmark;

import dev.pgfit.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void shouldKeepTheHouseRules() {
        HouseRules.check("dev.pgfit.benchmark");
    }
}
