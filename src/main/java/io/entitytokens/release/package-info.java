/** What a version of this extension tells of itself before it runs. */
package io.entitytokens.release;
