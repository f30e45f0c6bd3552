package io.entitytokens.token;

/** Tells which clients of a realm are in operation: one that is switched off is no audience. */
@FunctionalInterface
public interface WorkingClients {

    /**
     * @param internalId of a client that was of the realm once
     * @return false also if it is gone
     */
    boolean isWorking(String internalId);
}
