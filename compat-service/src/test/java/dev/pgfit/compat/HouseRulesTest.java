package dev.pgfit.compat;

import dev.pgfit.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void shouldKeepTheHouseRules() {
        HouseRules.check("dev.pgfit.compat");
    }
}
