import java.util.List;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.DiscoveryApi;
import org.openapitools.client.api.EntitiesApi;
import org.openapitools.client.api.TokensApi;
import org.openapitools.client.model.EntityChanges;
import org.openapitools.client.model.EntityRepresentation;
import org.openapitools.client.model.EntityTokenRepresentation;
import org.openapitools.client.model.EntityTokensConfiguration;
import org.openapitools.client.model.IssuedTokenRepresentation;
import org.openapitools.client.model.NewEntity;
import org.openapitools.client.model.NewToken;
import org.openapitools.client.model.Permission;
import org.openapitools.client.model.TokenStatus;

/** Calls of a program that knows the API by the generated client alone. */
class Calls {

    public static void main(String[] arguments) throws ApiException {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        String realm = arguments[1];
        client.setRequestInterceptor(
                request -> request.header("Authorization", "Bearer " + arguments[2]));
        EntitiesApi entities = new EntitiesApi(client);
        TokensApi tokens = new TokensApi(client);

        EntityRepresentation entity =
                entities.createEntity(
                        realm, new NewEntity().name("voucher").displayName("Vouchers"));
        IssuedTokenRepresentation issued =
                tokens.createEntityToken(
                        realm,
                        entity.getId().toString(),
                        new NewToken()
                                .name("Generated")
                                .permissions(List.of(Permission.READ))
                                .lifespan("P1D"),
                        null);
        require(issued.getToken().startsWith("ket_"), "the secret is in the reply");
        List<EntityTokenRepresentation> listed =
                tokens.listEntityTokens(
                        realm, entity.getId().toString(), null, null, null, null, null, null, null, null,
                        null, null, null, null, null, null);
        require(listed.size() == 1, "one token is listed");
        require(listed.get(0).getStatus() == TokenStatus.ACTIVE, "it is active");
        require(
                List.copyOf(listed.get(0).getPermissions()).equals(List.of(Permission.READ)),
                "it may read");
        entities.updateEntity(
                realm,
                entity.getId().toString(),
                new EntityChanges().displayName("Slips"),
                null,
                null);
        require(
                entities.getEntity(realm, entity.getId().toString())
                        .getDisplayName()
                        .equals("Slips"),
                "the entity is changed");
        EntityTokensConfiguration configuration =
                new DiscoveryApi(client).discover(realm);
        require(
                configuration.getIssuer().toString().endsWith("/realms/" + realm),
                "the configuration names the issuer");
        entities.deleteEntity(realm, entity.getId().toString(), null);
        try {
            entities.getEntity(realm, entity.getId().toString());
            require(false, "the entity is gone");
        } catch (ApiException e) {
            require(e.getCode() == 404, "the entity is gone");
        }
        System.out.println("all calls done");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("Not so: " + what);
        }
    }
}
