/** Who may hand out the management roles of entities. */
package io.entitytokens.realm.guard;
