package io.entitytokens.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class EventTextTest {

    @Test
    void fourByteCharactersAreEscapedAsInJsonAndReadBack() {
        assertThat(EventText.write("Größe 語 😀!")).isEqualTo("Größe 語 \\ud83d\\ude00!");
        assertThat(EventText.read("Größe 語 \\ud83d\\ude00!")).isEqualTo("Größe 語 😀!");
        assertThat(EventText.write(null)).isNull();
        assertThat(EventText.read(null)).isNull();
    }

    /** Half a pair is no character, and would not be one in a database either. */
    @Test
    void escapesThatAreNoSurrogatePairAreReadUnchanged() {
        assertThat(EventText.read("\\ud83d \\ude00 \\u0041 C:\\users"))
                .isEqualTo("\\ud83d \\ude00 \\u0041 C:\\users");
    }

    @Test
    void writtenJsonParsesToTheSameJson() throws Exception {
        ObjectMapper json = new ObjectMapper();
        String text = json.writeValueAsString(Map.of("name", "a\\😀\"\n"));

        assertThat(json.readTree(EventText.write(text))).isEqualTo(json.readTree(text));
    }

    @Property
    void anyTextComesBackFromThreeBytes(@ForAll String text) {
        String written = EventText.write(text);

        assertThat(written.codePoints())
                .allSatisfy(
                        c ->
                                assertThat(Character.toString(c).getBytes(StandardCharsets.UTF_8))
                                        .hasSizeLessThanOrEqualTo(3));
        assertThat(EventText.read(written)).isEqualTo(text);
    }
}
