package io.entitytokens.console;

import java.io.IOException;
import java.util.Properties;
import org.keycloak.theme.ClassLoaderTheme;

/** Our theme in the jar: whatever it extends, and our script. */
final class ConsoleTheme extends ClassLoaderTheme {

    private static final String SCRIPTS = "scripts";

    private final String parent;
    private final Properties properties = new Properties();

    /**
     * @param parent the theme that it extends
     * @param inherited what that theme and its own parents say
     * @throws IOException if the jar's theme cannot be read
     */
    ConsoleTheme(String parent, Properties inherited) throws IOException {
        super(AdminThemes.OURS, Type.ADMIN, ConsoleTheme.class.getClassLoader());
        this.parent = parent;
        properties.putAll(super.getProperties());
        // A theme's own scripts take the place of what it would inherit.
        String before = inherited.getProperty(SCRIPTS, "");
        properties.setProperty(SCRIPTS, (before + " " + properties.get(SCRIPTS)).strip());
    }

    @Override
    public String getParentName() {
        return parent;
    }

    @Override
    public Properties getProperties() {
        return properties;
    }
}
