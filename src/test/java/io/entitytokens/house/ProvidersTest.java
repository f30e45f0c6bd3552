package io.entitytokens.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.entitytokens.house.House.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.entitytokens.endpoint.EntityTokensResourceProviderFactory;
import io.entitytokens.schedule.ClosedFirst;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.authentication.authenticators.client.AbstractClientAuthenticator;
import org.keycloak.compatibility.CompatibilityMetadataProvider;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** What Keycloak finds of us. */
final class ProvidersTest {

    /** Grant types and hints of OAuth, by which Keycloak looks for the provider. */
    private static final Set<String> NAMED_BY_OTHERS =
            Set.of(
                    "access_token",
                    "client_credentials",
                    "entity_token",
                    "urn:ietf:params:oauth:grant-type:uma-ticket");

    /** What Keycloak loads by its interface. */
    private static final Set<Class<?>> LOADED =
            Set.of(ProviderFactory.class, Spi.class, CompatibilityMetadataProvider.class);

    private static final Map<String, Set<String>> SERVICES = House.services();

    static Set<String> services() {
        return SERVICES.keySet();
    }

    /**
     * One lives as long as the server, the other as long as a request. Keycloak's own interface of
     * protocol mappers is both, and so is its class of client authenticators; but it makes no
     * provider of them.
     */
    @Test
    void factoryIsNoProviderItself() {
        noClasses()
                .that(
                        assignableTo(ProviderFactory.class)
                                .and(not(assignableTo(ProtocolMapper.class)))
                                .and(not(assignableTo(AbstractClientAuthenticator.class))))
                .should()
                .beAssignableTo(Provider.class)
                .check(CLASSES);
    }

    /**
     * Otherwise what it needs for it may be closed already. The endpoint's needs nothing: it closes
     * the fast lane.
     */
    @Test
    void factoryWithWorkAtTheEndIsClosedFirst() {
        List<JavaClass> working =
                CLASSES.stream()
                        .filter(type -> type.isAssignableTo(ProviderFactory.class))
                        .filter(
                                type ->
                                        !type.isEquivalentTo(
                                                EntityTokensResourceProviderFactory.class))
                        .filter(
                                type ->
                                        type.tryGetMethod("close")
                                                .filter(m -> !m.getCallsFromSelf().isEmpty())
                                                .isPresent())
                        .toList();

        assertThat(working).hasSizeGreaterThan(1);
        assertThat(working).allMatch(type -> type.isAssignableTo(ClosedFirst.class));
    }

    @Test
    void everyFactoryAndSpiIsRegistered() {
        Set<String> written = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (LOADED.stream().anyMatch(type::isAssignableTo)
                    && !type.isInterface()
                    && !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
                written.add(type.getName());
            }
        }
        Set<String> registered = new TreeSet<>();
        SERVICES.values().forEach(registered::addAll);

        assertThat(written).isNotEmpty().isEqualTo(registered);
    }

    @ParameterizedTest
    @MethodSource("services")
    void keycloakCanMakeARegisteredService(String service) throws ReflectiveOperationException {
        Class<?> type = Class.forName(service);
        for (String name : SERVICES.get(service)) {
            Class<?> implementation = Class.forName(name);
            assertThat(implementation.getName()).startsWith(House.ROOT + ".");
            assertThat(Modifier.isPublic(implementation.getModifiers())).isTrue();
            assertThat(implementation.getConstructor().newInstance()).isInstanceOf(type);
        }
    }

    /** An id twice, and one of the two is silently lost. */
    @ParameterizedTest
    @MethodSource("services")
    void registeredServiceHasAnIdOfItsOwn(String service) throws ReflectiveOperationException {
        List<String> ids = new ArrayList<>();
        for (String name : SERVICES.get(service)) {
            ids.add(id(Class.forName(name).getConstructor().newInstance()));
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids)
                .filteredOn(id -> !NAMED_BY_OTHERS.contains(id))
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    }

    private static String id(Object service) {
        if (service instanceof Spi spi) {
            return spi.getName();
        }
        return service instanceof CompatibilityMetadataProvider metadata
                ? metadata.getId()
                : ((ProviderFactory<?>) service).getId();
    }

    @Test
    void registeredSpiHasAFactory() throws ReflectiveOperationException {
        for (String name : SERVICES.get(Spi.class.getName())) {
            Spi spi = Class.forName(name).asSubclass(Spi.class).getConstructor().newInstance();
            assertThat(SERVICES.get(spi.getProviderFactoryClass().getName())).isNotEmpty();
            assertThat(spi.getName()).startsWith("entity-token");
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void servicesFileHoldsOneNameALineInOrder(String service) throws IOException {
        assertThat(Files.readAllLines(House.BUILT.resolve("META-INF/services").resolve(service)))
                .containsExactlyElementsOf(SERVICES.get(service))
                .allMatch(line -> line.matches("[\\w.]+"));
    }
}
