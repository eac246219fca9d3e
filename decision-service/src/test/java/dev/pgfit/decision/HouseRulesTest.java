package dev.pgfit.decision;

import dev.pgfit.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void shouldKeepTheHouseRules() {
        HouseRules.check("dev.pgfit.decision");
    }
}
