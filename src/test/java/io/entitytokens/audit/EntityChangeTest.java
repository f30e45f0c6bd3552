package io.entitytokens.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EntityChangeTest {

    private static final Map<String, Object> SAP =
            Map.of("name", "SAP", "permissions", List.of("read"), "useCount", 7);

    @Test
    void creationShowsTheWholeObjectInAfterOnly() {
        assertThat(EntityChange.details(null, SAP)).containsOnlyKeys("after");
        assertThat(EntityChange.details(null, SAP).get("after")).contains("SAP", "read");
    }

    /** When a token goes, its use stamps go with it. */
    @Test
    void removalShowsTheWholeObjectAndItsUsesInBeforeOnly() {
        assertThat(EntityChange.details(SAP, null)).containsOnlyKeys("before");
        assertThat(EntityChange.details(SAP, null).get("before")).contains("SAP", "\"useCount\":7");
    }

    @Test
    void changeShowsOnlyTheFieldsThatDiffer() {
        assertThat(EntityChange.details(SAP, with("permissions", List.of("read", "write"))))
                .isEqualTo(
                        Map.of(
                                "before",
                                "{\"permissions\":[\"read\"]}",
                                "after",
                                "{\"permissions\":[\"read\",\"write\"]}"));
    }

    @Test
    void fieldThatComesOrGoesIsNullOnTheOtherSide() {
        Map<String, Object> described = with("description", "nightly");

        assertThat(EntityChange.details(SAP, described))
                .containsEntry("before", "{\"description\":null}")
                .containsEntry("after", "{\"description\":\"nightly\"}");
        assertThat(EntityChange.details(described, SAP))
                .containsEntry("before", "{\"description\":\"nightly\"}")
                .containsEntry("after", "{\"description\":null}");
    }

    @Test
    void changedUseCountIsNoDifference() {
        assertThat(EntityChange.details(SAP, with("useCount", 8)))
                .isEqualTo(Map.of("before", "{}", "after", "{}"));
    }

    /** What a rotation or a leak changes is told with what an admin changes. */
    @Test
    void changedLifeOfATokenIsADifference() {
        assertThat(EntityChange.details(SAP, with("generation", 2)))
                .isEqualTo(
                        Map.of("before", "{\"generation\":null}", "after", "{\"generation\":2}"));
        assertThat(EntityChange.details(SAP, with("disabledReason", "leaked")))
                .containsEntry("after", "{\"disabledReason\":\"leaked\"}");
    }

    @Test
    void changedRuleIsADifference() {
        assertThat(EntityChange.details(SAP, with("maxOverlap", "PT1H")))
                .containsEntry("after", "{\"maxOverlap\":\"PT1H\"}");
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(SAP);
        changed.put(field, value);
        return changed;
    }
}
