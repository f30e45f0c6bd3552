/** What happens to tokens without an admin: by their holders, by reports, and by itself. */
package io.entitytokens.lifecycle;
