package dev.pgfit.installer;

import dev.pgfit.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void shouldKeepTheHouseRules() {
        HouseRules.check("dev.pgfit.installer");
    }
}
