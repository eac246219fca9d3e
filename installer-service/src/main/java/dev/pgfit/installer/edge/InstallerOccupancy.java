package dev.pgfit.installer.edge;

import dev.pgfit.kit.sharing.Occupancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What this installer has to do, for those of its group: a slot is taken until the installation has been taken away. */
@ApplicationScoped
public class InstallerOccupancy implements Occupancy {
    private final Installer installer;
    private final InstallerConfig config;

    InstallerOccupancy(Installer installer, InstallerConfig config) {
        this.installer = installer;
        this.config = config;
    }

    @Override
    public int slots() {
        return config.slots();
    }

    @Override
    public int taken() {
        return installer.installations().taken();
    }

    @Override
    public boolean begun(UUID run) {
        return installer.installations().begun(run);
    }
}
