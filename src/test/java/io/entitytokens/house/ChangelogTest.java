package io.entitytokens.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Our tables live in Keycloak's database, beside its own and those of other extensions. */
final class ChangelogTest {

    private static final Path FOLDER = House.BUILT.resolve("META-INF");
    private static final String FIRST = "entity-tokens-changelog.xml";

    static List<Path> releases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.getFileName().toString().contains("changelog-")).toList();
        }
    }

    /** Liquibase refuses to start where what it has run before now reads otherwise. */
    @ParameterizedTest
    @CsvSource({
        "0.1.0, 9e5dbc56eda5c515988944fe46948932a1caf8c594a5299c6767c7f3943798d4",
        "0.2.0, 2759ab9e47d26444fdecfd53ef94183153aaaa433ed7cb114350dfb3bb8af5eb"
    })
    void releasedChangelogIsNeverEdited(String release, String digest) throws Exception {
        byte[] file =
                Files.readAllBytes(FOLDER.resolve("entity-tokens-changelog-" + release + ".xml"));

        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)))
                .isEqualTo(digest);
    }

    @Test
    void everyReleaseIsIncludedOnce() throws Exception {
        assertThat(elements(FOLDER.resolve(FIRST), "include"))
                .extracting(include -> include.getAttribute("file"))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        releases().stream().map(file -> "META-INF/" + file.getFileName()).toList());
        assertThat(elements(FOLDER.resolve(FIRST), "changeSet")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void changeSetIsNamedOnceAndByItsRelease(Path file) throws Exception {
        String release =
                file.getFileName().toString().replaceAll("entity-tokens-changelog-|\\.xml", "");

        assertThat(elements(file, "changeSet"))
                .extracting(changeSet -> changeSet.getAttribute("id"))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith(release + "-"));
    }

    /** None of Keycloak's tables is changed or referred to either. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tableName",
                "baseTableName",
                "referencedTableName",
                "constraintName",
                "primaryKeyName",
                "foreignKeyName",
                "uniqueConstraintName",
                "indexName"
            })
    void everyNameHasOurPrefix(String attribute) throws Exception {
        for (Element element : everything()) {
            if (element.hasAttribute(attribute)) {
                assertThat(element.getAttribute(attribute)).matches("ET_[A-Z_]+");
            }
        }
    }

    /** Names that a database makes up cannot be found again by a later change. */
    @Test
    void everyConstraintIsNamed() throws Exception {
        for (Element element : everything()) {
            if (element.getAttribute("primaryKey").equals("true")) {
                assertThat(element.getAttribute("primaryKeyName")).startsWith("ET_PK_");
            }
            assertThat(element.getAttribute("unique")).isEmpty();
            assertThat(element.getAttribute("references")).isEmpty();
            switch (element.getTagName()) {
                case "addUniqueConstraint" ->
                        assertThat(element.getAttribute("constraintName")).startsWith("ET_UK_");
                case "addForeignKeyConstraint" -> {
                    assertThat(element.getAttribute("constraintName")).startsWith("ET_FK_");
                    assertThat(element.getAttribute("onDelete")).isEqualTo("CASCADE");
                }
                case "createIndex" ->
                        assertThat(element.getAttribute("indexName")).startsWith("ET_IX_");
                default -> {}
            }
        }
    }

    /** A CLOB is not of Unicode everywhere: what stands there is ASCII. */
    @Test
    void everyColumnHasATypeOfEveryDatabase() throws Exception {
        for (Element element : everything()) {
            if (element.getTagName().equals("column") && element.hasAttribute("type")) {
                assertThat(element.getAttribute("type"))
                        .matches("BIGINT|BOOLEAN|CLOB|(N?VARCHAR|VARBINARY)\\(\\d+\\)");
            }
        }
    }

    /** MySQL and MariaDB ignore case and cannot hold emoji, unless they are told otherwise. */
    @Test
    void everyTableHasTheBinaryCollationOnMysql() throws Exception {
        for (Path file : releases()) {
            for (Element changeSet : elements(file, "changeSet")) {
                if (changeSet.getElementsByTagName("createTable").getLength() > 0) {
                    Element append = (Element) changeSet.getElementsByTagName("append").item(0);
                    assertThat(append.getAttribute("value"))
                            .isEqualTo(" CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
                    assertThat(((Element) append.getParentNode()).getAttribute("dbms"))
                            .isEqualTo("mysql,mariadb");
                }
            }
        }
    }

    /** Liquibase's NVARCHAR is one of three bytes a character there. */
    @Test
    void everyTextForPeopleIsAPlainColumnOnMysql() throws Exception {
        for (Path file : releases()) {
            for (Element changeSet : elements(file, "changeSet")) {
                assertThat(changeSet.getElementsByTagName("replace").getLength() == 1)
                        .as(changeSet.getAttribute("id"))
                        .isEqualTo(types(changeSet).toString().contains("NVARCHAR"));
            }
        }
    }

    /** An older node may write rows until the column refuses them; a retry has to fill these. */
    @Test
    void realmOfAUseIsFilledByTheChangeSetThatRequiresIt() throws Exception {
        assertThat(elements(FOLDER.resolve("entity-tokens-changelog-0.4.0.xml"), "changeSet"))
                .filteredOn(c -> c.getElementsByTagName("addNotNullConstraint").getLength() > 0)
                .singleElement()
                .satisfies(c -> assertThat(c.getElementsByTagName("update").getLength()).isOne());
    }

    /** The way out is complete. */
    @Test
    void everyTableIsDroppedByTheLinesOfTheReadme() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        for (Element element : everything()) {
            if (element.getTagName().equals("createTable")) {
                assertThat(readme)
                        .contains("DROP TABLE " + element.getAttribute("tableName") + ";");
            }
        }
    }

    private static List<String> types(Element changeSet) {
        List<String> types = new ArrayList<>();
        NodeList columns = changeSet.getElementsByTagName("column");
        for (int i = 0; i < columns.getLength(); i++) {
            types.add(((Element) columns.item(i)).getAttribute("type"));
        }
        return types;
    }

    /** The columns of all tables, as {@code TABLE.COLUMN}. */
    static Set<String> columns() throws Exception {
        Set<String> columns = new TreeSet<>();
        for (Element element : everything()) {
            if (element.getTagName().equals("column")
                    && element.getParentNode() instanceof Element table
                    && Set.of("createTable", "addColumn").contains(table.getTagName())) {
                columns.add(table.getAttribute("tableName") + "." + element.getAttribute("name"));
            }
            if (element.getTagName().equals("renameColumn")) {
                String table = element.getAttribute("tableName") + ".";
                columns.remove(table + element.getAttribute("oldColumnName"));
                columns.add(table + element.getAttribute("newColumnName"));
            }
        }
        return columns;
    }

    private static List<Element> everything() throws Exception {
        List<Element> all = new ArrayList<>();
        for (Path file : releases()) {
            all.addAll(elements(file, "*"));
        }
        assertThat(all).isNotEmpty();
        return all;
    }

    private static List<Element> elements(Path file, String tag)
            throws ParserConfigurationException, IOException, SAXException {
        NodeList nodes =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile())
                        .getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
