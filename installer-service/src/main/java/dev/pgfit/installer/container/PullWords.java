package dev.pgfit.installer.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Listens to an engine that fetches an image, for the reason why it can't: some answer 200 and tell it in the stream. */
final class PullWords extends ResultCallback.Adapter<PullResponseItem> {
    private volatile @Nullable String why;

    @Override
    @SuppressWarnings("deprecation") // podman fills in both, older engines only this
    public void onNext(PullResponseItem item) {
        if (item.getErrorDetail() != null && item.getErrorDetail().getMessage() != null) {
            why = item.getErrorDetail().getMessage();
        } else if (item.getError() != null) {
            why = item.getError();
        }
    }

    /** Empty when it was let through. */
    Optional<String> refused() {
        return Optional.ofNullable(why);
    }
}
