/** The pages in the Admin Console: themes/ has them, and this room sees that they are shown. */
package io.entitytokens.console;
